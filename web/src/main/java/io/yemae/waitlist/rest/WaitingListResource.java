package io.yemae.waitlist.rest;

import io.yemae.rest.PathIds;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.Caller;
import io.yemae.shared.PerformanceId;
import io.yemae.waitlist.WaitingList;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's entry in the waiting list of a performance. */
@Path("/performances/dates/{performanceId}/waiting-list")
@RequestScoped
@RolesAllowed("USER")
@Tag(name = "예매대기")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class WaitingListResource {

    @PathParam("performanceId")
    String performanceId;

    @Inject
    WaitingList list;

    @Inject
    Caller caller;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "예매대기 신청", description = "원하는 좌석이 지금 없을 때, 같은 등급의 좌석 quantity석을 기다린다. 좌석이 돌아오면 신청한 순서대로 제안하고, "
        + "제안은 그 사람만 expiresAt까지 결제할 수 있는 임시배정(reservationId)이다. 대기실을 지나지 않는다. 결제하지 않으면 다음 사람에게 넘어가고 신청은 끝난다.")
    @APIResponse(responseCode = "201", description = "신청했다.",
        content = @Content(schema = @Schema(implementation = WaitingListBodies.Entry.class)))
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST, BODY_REQUIRED")
    @APIResponse(responseCode = "403", description = "EMAIL_NOT_CONFIRMED: 이메일 주소를 먼저 확인해야 한다.")
    @APIResponse(responseCode = "404", description = "PERFORMANCE_NOT_FOUND, GRADE_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "SEATS_AVAILABLE: 원하는 좌석이 지금 남아 있다. ALREADY_WAITING, SEAT_LIMIT, NOT_ON_SALE")
    @APIResponse(responseCode = "503", description = "FEATURE_OFF 기능이 꺼져 있다.")
    public Response join(@Valid JoinRequest request) {
        return Response.status(Response.Status.CREATED)
            .entity(WaitingListBodies.Entry.of(list.join(Bodies.required(request).command(caller.id(), performance()))))
            .build();
    }

    @GET
    @Operation(summary = "내 예매대기", description = "이 회차에서 기다리는 중이거나 좌석을 제안받은 신청")
    @APIResponseSchema(value = WaitingListBodies.Entry.class, responseCode = "200", responseDescription = "신청")
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "WAITING_ENTRY_NOT_FOUND 예매대기 내역을 찾을 수 없습니다.")
    public WaitingListBodies.Entry own() {
        return WaitingListBodies.Entry.of(list.own(caller.id(), performance()));
    }

    @DELETE
    @Operation(summary = "예매대기 취소", description = "제안받은 좌석이 있으면 그 좌석을 포기하고, 좌석은 다음 사람에게 제안된다.")
    @APIResponse(responseCode = "204", description = "취소했다.")
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "WAITING_ENTRY_NOT_FOUND 예매대기 내역을 찾을 수 없습니다.")
    @APIResponse(responseCode = "409", description = "HOLD_EXPIRED: 제안의 시간이 지났다. TOO_LATE_TO_CANCEL: 방금 결제되었다.")
    public void leave() {
        list.leave(caller.id(), performance());
    }

    private PerformanceId performance() {
        return PathIds.performance(performanceId);
    }
}
