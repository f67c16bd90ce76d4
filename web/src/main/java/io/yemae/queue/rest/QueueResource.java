package io.yemae.queue.rest;

import io.yemae.queue.Announcements;
import io.yemae.queue.QueueAdministration;
import io.yemae.queue.WaitingRoom;
import io.yemae.rest.PathIds;
import io.yemae.rest.async.AsyncResponses;
import io.yemae.rest.security.Caller;
import io.yemae.shared.EventId;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The waiting room, on the paths of requirement 2. */
@Path("/queue")
@RequestScoped
@RolesAllowed("USER")
@Tag(name = "대기열")
@Produces(MediaType.APPLICATION_JSON)
public class QueueResource {

    @Inject
    WaitingRoom waitingRoom;

    @Inject
    QueueAdministration administration;

    @Inject
    Announcements announcements;

    @Inject
    AsyncResponses responses;

    @Inject
    Caller caller;

    @POST
    @Path("/check/{eventId}")
    @SecurityRequirement(name = "bearer")
    @Operation(summary = "대기열 진입", description = "기다리는 사람이 없고 자리가 있으면 바로 입장한다. 이미 받은 자리는 그대로다. retryAfter초 후에 다시 묻는다.")
    @APIResponse(responseCode = "200", description = "자리", content = @Content(schema = @Schema(implementation = QueueBodies.Check.class)))
    @APIResponse(responseCode = "400", description = "Invalid event ID format; NOT_ON_SALE: 판매가 끝났다. EVENT_CANCELLED: 취소된 공연이다.")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND")
    public void check(@PathParam("eventId") String eventId, @Parameter(hidden = true) @Suspended AsyncResponse client) {
        responses.respond(client, waitingRoom.enterAsync(event(eventId), caller.id()).thenApply(QueueBodies.Check::of),
            place -> answer(place, place.retryAfter()));
    }

    @GET
    @Path("/status/{eventId}")
    @SecurityRequirement(name = "bearer")
    @Operation(summary = "대기 상태", description = "status는 queued, active, not_in_queue. 관리자가 초기화한 뒤에는 cleared가 있다. "
        + "기다리는 사람에게 관리자가 알릴 것이 있으면 announcement가 있다.")
    @APIResponse(responseCode = "200", description = "상태", content = @Content(schema = @Schema(implementation = QueueBodies.Status.class)))
    @APIResponse(responseCode = "400", description = "Invalid event ID format")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND")
    public Response status(@PathParam("eventId") String eventId) {
        EventId event = event(eventId);
        QueueBodies.Status status = QueueBodies.Status.of(waitingRoom.status(event, caller.id()), announcements.of(event));
        return answer(status, status.retryAfter());
    }

    @POST
    @Path("/heartbeat/{eventId}")
    @SecurityRequirement(name = "bearer")
    @Operation(summary = "자리 유지", description = "90초 동안 status도 heartbeat도 없으면 자리를 잃는다.")
    @APIResponseSchema(value = QueueBodies.Heartbeat.class, responseCode = "200", responseDescription = "상태")
    @APIResponse(responseCode = "400", description = "Invalid event ID format")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND")
    public QueueBodies.Heartbeat heartbeat(@PathParam("eventId") String eventId) {
        return QueueBodies.Heartbeat.of(waitingRoom.status(event(eventId), caller.id()));
    }

    @POST
    @Path("/leave/{eventId}")
    @SecurityRequirement(name = "bearer")
    @Operation(summary = "대기열에서 나가기", description = "자리가 없어도 같은 답이다.")
    @APIResponseSchema(value = QueueBodies.Message.class, responseCode = "200", responseDescription = "나왔다.")
    @APIResponse(responseCode = "400", description = "Invalid event ID format")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND")
    public void leave(@PathParam("eventId") String eventId, @Parameter(hidden = true) @Suspended AsyncResponse client) {
        responses.respond(client, waitingRoom.leave(event(eventId), caller.id()),
            left -> Response.ok(new QueueBodies.Message("대기열에서 나왔습니다.")).build());
    }

    @GET
    @Path("/draw/{eventId}")
    @PermitAll
    @Operation(summary = "추첨", description = "판매 시작 전에 온 사람의 번호는 SHA-256(seed:arrival)의 순서다. hash는 처음부터, seed는 추첨 뒤에 공개한다.")
    @APIResponseSchema(value = QueueBodies.Draw.class, responseCode = "200", responseDescription = "추첨")
    @APIResponse(responseCode = "400", description = "Invalid event ID format")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND")
    public QueueBodies.Draw draw(@PathParam("eventId") String eventId) {
        return QueueBodies.Draw.of(administration.draw(event(eventId)));
    }

    private static Response answer(Object body, Integer retryAfter) {
        return Response.ok(body).header(HttpHeaders.RETRY_AFTER, retryAfter).build();
    }

    private static EventId event(String eventId) {
        return new EventId(PathIds.uuid(eventId, "Invalid event ID format"));
    }
}
