package io.yemae.queue.rest;

import io.yemae.queue.ChangeRoom;
import io.yemae.queue.QueueAdministration;
import io.yemae.queue.WaitingRoom;
import io.yemae.rest.PathIds;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.EventBound;
import io.yemae.shared.EventId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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

/** Administration of waiting rooms. */
@Path("/admin/queue/{eventId}")
@RequestScoped
@RolesAllowed("ORGANISER")
@EventBound("eventId")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class RoomsAdministrationResource {

    @Inject
    WaitingRoom waitingRoom;

    @Inject
    QueueAdministration administration;

    @PathParam("eventId")
    String eventId;

    @GET
    @Operation(summary = "대기열 조회", description = "ownThreshold와 ownRate는 threshold와 rate가 이 이벤트만의 값인지, 아니면 정책의 값인지 말한다.")
    @APIResponseSchema(value = QueueBodies.Room.class, responseCode = "200", responseDescription = "대기열")
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND")
    public QueueBodies.Room get() {
        return QueueBodies.Room.of(event(), waitingRoom.refreshedRoom(event()), administration.overrides(event()));
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "대기열 설정 변경", description = "없는 항목은 그대로 두고, threshold나 rate가 null이면 다시 정책을 따른다. "
        + "threshold를 낮춰도 이미 입장한 사람은 내보내지 않는다.")
    @APIResponseSchema(value = QueueBodies.Room.class, responseCode = "200", responseDescription = "변경된 대기열")
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND")
    public QueueBodies.Room change(@Valid ChangeRoomRequest request) {
        administration.change(event(), Bodies.required(request).wanted());
        return get();
    }

    @POST
    @Path("/pause")
    @Operation(summary = "입장 멈춤", description = "아무도 입장하지 않고 모두 자리를 지킨다.")
    @APIResponseSchema(value = QueueBodies.Room.class, responseCode = "200", responseDescription = "대기열")
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND")
    public QueueBodies.Room pause() {
        administration.change(event(), new ChangeRoom(null, null, true));
        return get();
    }

    @POST
    @Path("/resume")
    @Operation(summary = "입장 재개")
    @APIResponseSchema(value = QueueBodies.Room.class, responseCode = "200", responseDescription = "대기열")
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND")
    public QueueBodies.Room resume() {
        administration.change(event(), new ChangeRoom(null, null, false));
        return get();
    }

    @POST
    @Path("/clear")
    @Operation(summary = "대기열 초기화", description = "모두 다시 줄을 선다. 좌석을 임시배정 받은 사람은 남아서 결제할 수 있다.")
    @APIResponseSchema(value = QueueBodies.Room.class, responseCode = "200", responseDescription = "빈 대기열")
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND")
    public QueueBodies.Room clear() {
        administration.clear(event());
        return get();
    }

    private EventId event() {
        return new EventId(PathIds.uuid(eventId, "이벤트 ID의 형식이 올바르지 않습니다."));
    }
}
