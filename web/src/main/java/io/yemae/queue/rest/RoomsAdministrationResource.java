package io.yemae.queue.rest;

import io.yemae.queue.ChangeRoom;
import io.yemae.queue.QueueAdministration;
import io.yemae.queue.WaitingRoom;
import io.yemae.rest.NumberList;
import io.yemae.rest.PathIds;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.EventBound;
import io.yemae.shared.EventId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Operates the waiting room of one event. An organiser must be bound to that event. */
@Path("/admin/queue/{eventId}")
@RequestScoped
@RolesAllowed("ORGANISER")
@EventBound("eventId")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class RoomsAdministrationResource {
    private static final int MOST_THRESHOLDS = 20;

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
        return QueueBodies.Room.of(event(), waitingRoom.refreshedRoom(event()), administration.overrides(event()),
            administration.announcement(event()));
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

    @GET
    @Path("/prediction")
    @Operation(summary = "예상 대기 시간", description = "지금 마지막에 기다리는 사람이 threshold와 rate가 이 값이면 얼마나 기다릴지. 아무것도 바꾸지 않는다. "
        + "current는 지금의 값이고, 기다리는 사람에게 보이는 시간과 같다. 멈춘 동안은 재개한 뒤의 시간이다.")
    @APIResponseSchema(value = QueueBodies.Prediction.class, responseCode = "200", responseDescription = "값마다의 예상")
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND")
    public QueueBodies.Prediction predict(
            @Parameter(description = "동시에 입장할 수 있는 사람 수, 쉼표로 나누어 20개까지") @QueryParam("threshold") String thresholds,
            @Parameter(description = "1초에 입장시키는 가장 많은 사람 수. 없으면 지금의 값") @QueryParam("rate") String rate) {
        return QueueBodies.Prediction.of(waitingRoom.predict(event(),
            NumberList.of("threshold", thresholds, MOST_THRESHOLDS, 1, ChangeRoomRequest.HIGHEST_THRESHOLD),
            NumberList.of("rate", rate, 1, 1, ChangeRoomRequest.HIGHEST_RATE).stream().findFirst().orElse(null)));
    }

    @PUT
    @Path("/announcement")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "대기자에게 알림", description = "기다리는 모두의 화면에 1, 2초 안에 보인다. 전에 알린 것을 대신하고, minutes분 뒤에 저절로 끝난다.")
    @APIResponseSchema(value = QueueBodies.AnnouncementBody.class, responseCode = "200", responseDescription = "보이는 안내")
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST, BODY_REQUIRED")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "CHANGED_MEANWHILE: 다른 관리자가 같은 때에 알렸다.")
    public QueueBodies.AnnouncementBody announce(@Valid AnnouncementRequest request) {
        return QueueBodies.AnnouncementBody.of(administration.announce(event(), Bodies.required(request).wanted()));
    }

    @DELETE
    @Path("/announcement")
    @Operation(summary = "알림 거두기", description = "없어도 같은 답이다.")
    @APIResponse(responseCode = "204", description = "보이는 안내가 없다.")
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND")
    public void withdrawAnnouncement() {
        administration.withdrawAnnouncement(event());
    }

    private EventId event() {
        return PathIds.event(eventId);
    }
}
