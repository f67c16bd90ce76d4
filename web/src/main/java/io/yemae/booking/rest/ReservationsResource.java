package io.yemae.booking.rest;

import io.yemae.booking.Cancellations;
import io.yemae.booking.ReservationOrder;
import io.yemae.booking.Reservations;
import io.yemae.rest.Pages;
import io.yemae.rest.PathIds;
import io.yemae.rest.security.Caller;
import io.yemae.shared.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's reservations: reading and cancelling them (requirement 1, section 5). */
@Path("/reservations")
@RequestScoped
@RolesAllowed("USER")
@Tag(name = "예매")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class ReservationsResource {

    @Inject
    Reservations reservations;

    @Inject
    Cancellations cancellations;

    @Inject
    Caller caller;

    /** The answer to a cancellation, also to a repeated one. */
    @Schema(name = "CancelledResponse")
    public record Cancelled(String message) {
    }

    @GET
    @Operation(summary = "내 예매 목록", description = "최근 12개월")
    @APIResponseSchema(value = ReservationBodies.Listed.class, responseCode = "200", responseDescription = "한 쪽")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST: 모르는 sort나 order")
    public ReservationBodies.Listed list(
            @Parameter(description = "created_at 또는 title") @QueryParam("sort") @DefaultValue("created_at") String sort,
            @Parameter(description = "asc 또는 desc. 기본은 예매일 desc, 제목 asc") @QueryParam("order") String order,
            @Parameter(description = "1부터") @QueryParam("page") String page,
            @Parameter(description = "1에서 100, 기본 10") @QueryParam("limit") String limit) {
        return ReservationBodies.Listed.of(reservations.list(caller.id(), order(sort, order), Pages.request(page, limit)));
    }

    @GET
    @Path("/my")
    @Operation(summary = "내 예매 목록", description = "GET /reservations와 같다.")
    @APIResponseSchema(value = ReservationBodies.Listed.class, responseCode = "200", responseDescription = "한 쪽")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST: 모르는 sort나 order")
    public ReservationBodies.Listed mine(@QueryParam("sort") @DefaultValue("created_at") String sort, @QueryParam("order") String order,
                                         @QueryParam("page") String page, @QueryParam("limit") String limit) {
        return list(sort, order, page, limit);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "내 예매 상세",
        description = "좌석마다 등급, 번호, 가격과 결제, 지금까지 있었던 일(timeline: held, offered, changed, extended, paid, late, "
            + "expired, cancelled, refunded. offered는 예매대기의 제안으로 시작한 예매이다.)")
    @APIResponseSchema(value = ReservationBodies.Wrapped.class, responseCode = "200", responseDescription = "예매")
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "RESERVATION_NOT_FOUND, 다른 사람의 예매도 같다.")
    public ReservationBodies.Wrapped get(@PathParam("id") String id) {
        return ReservationBodies.Wrapped.of(reservations.detail(PathIds.reservation(id), caller.id()));
    }

    @GET
    @Path("/{id}/cancellation")
    @Operation(summary = "예매 취소 조건", description = "지금 취소하면 돌려받는 금액과 취소할 수 있는 마지막 시각. 아무것도 바꾸지 않는다.")
    @APIResponseSchema(value = CancellationBody.class, responseCode = "200", responseDescription = "취소 조건")
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "RESERVATION_NOT_FOUND, 다른 사람의 예매도 같다.")
    public CancellationBody cancellation(@PathParam("id") String id) {
        return CancellationBody.of(reservations.cancellationTerms(PathIds.reservation(id), caller.id()));
    }

    @POST
    @Path("/{id}/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "예매 취소", description = "임시배정은 풀리고, 확정된 예매는 공연 시작 24시간(정책, 이벤트마다 다를 수 있다) 전까지 전액 환불된다. 다시 불러도 같은 답이다.")
    @APIResponseSchema(value = Cancelled.class, responseCode = "200", responseDescription = "예매가 취소되었습니다.")
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST")
    @APIResponse(responseCode = "404", description = "RESERVATION_NOT_FOUND, 다른 사람의 예매도 같다.")
    @APIResponse(responseCode = "409", description = "TOO_LATE_TO_CANCEL, HOLD_EXPIRED")
    public Cancelled cancel(@PathParam("id") String id, @Valid @RequestBody(required = false) CancelRequest request) {
        cancellations.cancel(PathIds.reservation(id), caller.id(), CancelRequest.reasonOf(request));
        return new Cancelled("예매가 취소되었습니다.");
    }

    private static ReservationOrder order(String sort, String order) {
        ReservationOrder.Key key = switch (sort) {
            case "created_at" -> ReservationOrder.Key.CREATED_AT;
            case "title" -> ReservationOrder.Key.TITLE;
            default -> throw Problem.invalidField("sort", "sort는 created_at이나 title이어야 합니다.");
        };
        if (order == null) {
            return new ReservationOrder(key, key == ReservationOrder.Key.TITLE);
        }
        return switch (order) {
            case "asc" -> new ReservationOrder(key, true);
            case "desc" -> new ReservationOrder(key, false);
            default -> throw Problem.invalidField("order", "order는 asc나 desc여야 합니다.");
        };
    }
}
