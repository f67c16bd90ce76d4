package io.yemae.cancellation.rest;

import io.yemae.cancellation.CancellationRuns;
import io.yemae.rest.Pages;
import io.yemae.rest.PathIds;
import io.yemae.rest.idempotency.Idempotent;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.Caller;
import io.yemae.rest.security.StaffAccess;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Cancels many reservations: after a preview, in batches after the answer. */
@Path("/admin/reservations/cancellations")
@RequestScoped
@RolesAllowed("ORGANISER")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CancellationRunsResource {

    @Inject
    CancellationRuns runs;

    @Inject
    StaffAccess access;

    @Inject
    Caller caller;

    @POST
    @Path("/preview")
    @Operation(summary = "여러 예매 취소 미리보기", description = "얼마가 돌아가고 어떤 예매는 취소할 수 없는지. 아무것도 바꾸지 않는다.")
    @APIResponseSchema(value = CancellationRunBodies.Preview.class, responseCode = "200", responseDescription = "지금 취소한다면")
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST, BODY_REQUIRED")
    @APIResponse(responseCode = "404", description = "RESERVATION_NOT_FOUND: 없거나 자신의 이벤트가 아닌 예매가 있다.")
    @APIResponse(responseCode = "409", description = "TOO_MANY_RESERVATIONS: 조건에 맞는 예매가 5,000건보다 많다.")
    public CancellationRunBodies.Preview preview(@Valid PreviewCancellationsRequest request) {
        return CancellationRunBodies.Preview.of(runs.preview(Bodies.required(request).in(access.events())));
    }

    @POST
    @Idempotent
    @Operation(summary = "여러 예매 취소", description = "공연 시작까지 남은 시간에 관계없이 취소하고 전액 환불한다. 임시배정은 풀린다. 답한 뒤에 차례로 취소하며, "
        + "예매마다 한 번만 취소된다. 이유는 감사 로그에 남는다.")
    @APIResponse(responseCode = "202", description = "시작된 취소 작업",
        content = @Content(schema = @Schema(implementation = CancellationRunBodies.Run.class)))
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST, BODY_REQUIRED, INVALID_IDEMPOTENCY_KEY")
    @APIResponse(responseCode = "404", description = "RESERVATION_NOT_FOUND: 없거나 자신의 이벤트가 아닌 예매가 있다.")
    @APIResponse(responseCode = "409", description = "SELECTION_CHANGED: 미리보기 뒤에 바뀐 예매가 있다. TOO_MANY_RESERVATIONS")
    public Response start(@Valid CancelReservationsRequest request) {
        CancelReservationsRequest wanted = Bodies.required(request);
        UUID run = runs.start(wanted.in(access.events()), wanted.reason(), wanted.version(), caller.id());
        return Response.accepted(CancellationRunBodies.Run.of(runs.get(run, caller.id()))).build();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "취소 작업", description = "결과마다 예매의 수. 요청한 직원과 관리자가 본다. 끝난 뒤 30일 동안 남는다.")
    @APIResponseSchema(value = CancellationRunBodies.Run.class, responseCode = "200", responseDescription = "취소 작업")
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "CANCELLATION_NOT_FOUND 취소 작업을 찾을 수 없습니다.")
    public CancellationRunBodies.Run get(@PathParam("id") String id) {
        return CancellationRunBodies.Run.of(runs.get(idOf(id), owner()));
    }

    @GET
    @Path("/{id}/reservations")
    @Operation(summary = "취소 작업의 예매", description = "예매마다의 결과, ID순")
    @APIResponseSchema(value = CancellationRunBodies.Items.class, responseCode = "200", responseDescription = "예매")
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "CANCELLATION_NOT_FOUND 취소 작업을 찾을 수 없습니다.")
    public CancellationRunBodies.Items reservations(
            @PathParam("id") String id,
            @Parameter(description = "앞 목록의 next: 그다음부터") @QueryParam("after") String after,
            @Parameter(description = "1에서 100, 기본 10") @QueryParam("limit") String limit) {
        int most = Pages.request(null, limit).limit();
        ReservationId last = after == null ? null : PathIds.reservation(after);
        return CancellationRunBodies.Items.of(runs.reservations(idOf(id), owner(), last, most + 1), most);
    }

    /** Who must have started a run to see it; null for anybody. */
    private UserId owner() {
        return caller.isAdministrator() ? null : caller.id();
    }

    private static UUID idOf(String id) {
        return PathIds.uuid(id, "취소 작업 ID의 형식이 올바르지 않습니다.");
    }
}
