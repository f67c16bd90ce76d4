package io.yemae.holds.rest;

import io.yemae.booking.Reservations;
import io.yemae.booking.rest.ReservationBodies;
import io.yemae.holds.HoldChanges;
import io.yemae.rest.PathIds;
import io.yemae.rest.document.ApiName;
import io.yemae.rest.idempotency.Idempotent;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.Caller;
import io.yemae.seating.SeatMaps;
import io.yemae.shared.ReservationId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Changes of a hold before it is paid: other seats, more time. */
@Path("/reservations")
@ApiName("reservations")
@RequestScoped
@RolesAllowed("USER")
@Tag(name = "예매")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class HoldChangesResource {

    @Inject
    HoldChanges holdChanges;

    @Inject
    SeatMaps seatMaps;

    @Inject
    Reservations reservations;

    @Inject
    Caller caller;

    @PUT
    @Path("/{id}/seats")
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "잡은 좌석 바꾸기", description = "임시배정의 좌석을 보낸 좌석으로 바꾼다. 그대로 있는 좌석은 놓지 않고, 모두 바꾸거나 하나도 바꾸지 않는다. "
        + "같은 회차에서 고르고, 자유석은 keepUnits가 false가 아니면 그대로이며, expires_at도 그대로이다. items로 요청하면 등급마다 가장 좋은 좌석이나 "
        + "자유석의 수량으로 바꾼다. SEATS_TAKEN의 답에는 새로 잡으려던 좌석 대신 taken과 alternatives가 있다.")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, description = "1자에서 255자. 같은 키로 다시 보내면 같은 답을 받는다.")
    @APIResponse(responseCode = "200", description = "바뀐 예매",
        content = @Content(schema = @Schema(implementation = ReservationBodies.Wrapped.class)))
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_REQUEST, SEAT_TWICE, INVALID_IDEMPOTENCY_KEY")
    @APIResponse(responseCode = "403", description = "NOT_ADMITTED: 아직 입장하지 않았다. Queue-Token을 보냈으면 Not Your Turn")
    @APIResponse(responseCode = "404", description = "RESERVATION_NOT_FOUND, 다른 사람의 예매도 같다. GRADE_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "HOLD_EXPIRED, ALREADY_PAID, RESERVATION_CANCELLED, SEATS_TAKEN, SEAT_NOT_FOUND, "
        + "NOT_ENOUGH_SEATS, SEAT_LIMIT, NOT_ON_SALE, CONCURRENT_HOLD, PLAN_CHANGED; PAYMENT_IN_PROGRESS: 결제를 처리하고 있다. "
        + "OFFER_UNCHANGEABLE: 예매대기로 제안받은 좌석은 바꿀 수 없다.")
    @APIResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED: 같은 키로 다른 요청이 처리되었다.")
    @APIResponse(responseCode = "503", description = "FEATURE_OFF 기능이 꺼져 있다. UNAVAILABLE 잠시 후(Retry-After) 다시 시도한다.")
    public Response change(@PathParam("id") String id, @Valid ChangedSeatsRequest request) {
        Bodies.required(request).requireOneForm();
        ReservationId reservation = PathIds.reservation(id);
        if (request.items() == null) {
            holdChanges.change(reservation, caller.id(), request.seats(seatMaps), request.keepsUnits());
        } else {
            holdChanges.changeToBest(reservation, caller.id(), request.wanted());
        }
        return changed(reservation);
    }

    @POST
    @Path("/{id}/extend")
    @Idempotent
    @Operation(summary = "예매 시간 연장", description = "결제할 시간을 한 번, 정책 holds.extension.seconds만큼 늘린다. 답의 expires_at이 새 시각이다.")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, description = "1자에서 255자. 같은 키로 다시 보내면 같은 답을 받는다.")
    @APIResponse(responseCode = "200", description = "연장된 예매",
        content = @Content(schema = @Schema(implementation = ReservationBodies.Wrapped.class)))
    @APIResponse(responseCode = "400", description = "INVALID_ID, INVALID_IDEMPOTENCY_KEY")
    @APIResponse(responseCode = "404", description = "RESERVATION_NOT_FOUND, 다른 사람의 예매도 같다.")
    @APIResponse(responseCode = "409", description = "HOLD_EXTENDED: 이미 연장했다. NO_EXTENSION, HOLD_EXPIRED, ALREADY_PAID, "
        + "RESERVATION_CANCELLED")
    @APIResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED: 같은 키로 다른 요청이 처리되었다.")
    public Response extend(@PathParam("id") String id) {
        ReservationId reservation = PathIds.reservation(id);
        holdChanges.extend(reservation, caller.id());
        return changed(reservation);
    }

    private Response changed(ReservationId reservation) {
        return Response.ok(ReservationBodies.Wrapped.of(reservations.detail(reservation, caller.id()))).build();
    }
}
