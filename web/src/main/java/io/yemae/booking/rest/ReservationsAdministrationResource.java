package io.yemae.booking.rest;

import io.yemae.booking.ReservationAdministration;
import io.yemae.booking.ReservationFilter;
import io.yemae.rest.PathIds;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.EventBound;
import io.yemae.rest.security.StaffAccess;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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

/** Staff's access to the reservations of all users, or of their events. */
@Path("/admin/reservations")
@RequestScoped
@RolesAllowed({"OPERATOR", "ORGANISER"})
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ReservationsAdministrationResource {

    @Inject
    ReservationAdministration reservations;

    @Inject
    StaffAccess access;

    @GET
    @Operation(summary = "예매 검색", description = "최근에 만든 예매부터, 예매자와 함께. 주최자는 자신의 이벤트의 예매만 본다. total은 10,000까지만 센다.")
    @APIResponseSchema(value = AdministeredReservations.Listed.class, responseCode = "200", responseDescription = "한 쪽")
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST: 검색어, 이벤트, 회차, 상태, 시각이 올바르지 않다.")
    public AdministeredReservations.Listed search(@BeanParam FoundReservationsQuery query) {
        ReservationFilter filter = query.fields().in(access.events());
        return query.isSlice() ? AdministeredReservations.Listed.of(reservations.slice(filter, query.after(), query.page().limit()))
            : AdministeredReservations.Listed.of(reservations.find(filter, query.page()));
    }

    @GET
    @Path("/{id}")
    @EventBound(value = "id", subject = EventBound.Subject.RESERVATION)
    @Operation(summary = "예매 상세", description = "예매자가 보는 것과 같고, 예매자, 취소 이유, 결제의 상태, 감사 로그가 더 있다. 본 것은 감사 로그에 남는다.")
    @APIResponseSchema(value = AdministeredReservations.AdministeredReservation.class, responseCode = "200", responseDescription = "예매")
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "RESERVATION_NOT_FOUND 예약을 찾을 수 없습니다.")
    public AdministeredReservations.AdministeredReservation get(@PathParam("id") String id) {
        return AdministeredReservations.AdministeredReservation.of(reservations.get(PathIds.reservation(id)));
    }

    @GET
    @Path("/{id}/cancellation")
    @EventBound(value = "id", subject = EventBound.Subject.RESERVATION)
    @Operation(summary = "예매 취소 미리보기", description = "지금 취소하면 돌아가는 금액. 공연 시작까지 남은 시간에 관계없다. 아무것도 바꾸지 않는다.")
    @APIResponseSchema(value = CancellationBody.class, responseCode = "200", responseDescription = "지금 취소한다면")
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "RESERVATION_NOT_FOUND 예약을 찾을 수 없습니다.")
    public CancellationBody cancellation(@PathParam("id") String id) {
        return CancellationBody.of(reservations.cancellationTerms(PathIds.reservation(id)));
    }

    @POST
    @Path("/{id}/cancel")
    @EventBound(value = "id", subject = EventBound.Subject.RESERVATION)
    @Operation(summary = "예매 취소", description = "공연 시작까지 남은 시간에 관계없이 취소하고 전액 환불한다. 임시배정은 풀린다. 이유는 감사 로그에 남는다. "
        + "다시 불러도 같은 답이다.")
    @APIResponseSchema(value = ReservationsResource.Cancelled.class, responseCode = "200", responseDescription = "예매가 취소되었습니다.")
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST, BODY_REQUIRED")
    @APIResponse(responseCode = "404", description = "RESERVATION_NOT_FOUND 예약을 찾을 수 없습니다.")
    @APIResponse(responseCode = "409", description = "HOLD_EXPIRED 예약 시간이 이미 만료되었습니다.")
    public ReservationsResource.Cancelled cancel(@PathParam("id") String id, @Valid CancelAnyReservationRequest request) {
        reservations.cancel(PathIds.reservation(id), Bodies.required(request).reason());
        return new ReservationsResource.Cancelled("예매가 취소되었습니다.");
    }
}
