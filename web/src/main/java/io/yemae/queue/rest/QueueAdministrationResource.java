package io.yemae.queue.rest;

import io.yemae.queue.QueueAdministration;
import io.yemae.queue.WaitingRoom;
import io.yemae.rest.PathIds;
import io.yemae.shared.EventId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Administration of waiting rooms on the paths of requirement 2. */
@Path("/queue/admin")
@RequestScoped
@RolesAllowed("ADMIN")
@Tag(name = "대기열")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class QueueAdministrationResource {

    @Inject
    WaitingRoom waitingRoom;

    @Inject
    QueueAdministration administration;

    @GET
    @Path("/{eventId}")
    @Operation(summary = "대기열 조회", description = "관리자만")
    @APIResponseSchema(value = QueueBodies.Room.class, responseCode = "200", responseDescription = "대기열")
    @APIResponse(responseCode = "400", description = "Invalid event ID format")
    @APIResponse(responseCode = "403", description = "FORBIDDEN 관리자 권한이 필요합니다. INVALID_TOKEN 유효하지 않은 토큰입니다.")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND")
    public QueueBodies.Room get(@PathParam("eventId") String eventId) {
        EventId event = event(eventId);
        return QueueBodies.Room.of(event, waitingRoom.refreshedRoom(event), administration.overrides(event),
            administration.announcement(event));
    }

    @POST
    @Path("/clear/{eventId}")
    @Operation(summary = "대기열 초기화", description = "모두 다시 줄을 선다. 좌석을 임시배정 받은 사람은 남아서 결제할 수 있다. 관리자만")
    @APIResponseSchema(value = QueueBodies.Message.class, responseCode = "200", responseDescription = "초기화됨")
    @APIResponse(responseCode = "400", description = "Invalid event ID format")
    @APIResponse(responseCode = "403", description = "FORBIDDEN 관리자 권한이 필요합니다. INVALID_TOKEN 유효하지 않은 토큰입니다.")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND")
    public QueueBodies.Message clear(@PathParam("eventId") String eventId) {
        EventId event = event(eventId);
        administration.clear(event);
        waitingRoom.refreshedRoom(event);
        return new QueueBodies.Message("대기열이 초기화되었습니다.");
    }

    private static EventId event(String eventId) {
        return new EventId(PathIds.uuid(eventId, "Invalid event ID format"));
    }
}
