package io.yemae.booking.rest;

import io.yemae.booking.Hold;
import io.yemae.booking.HoldBestSeats;
import io.yemae.booking.HoldSeats;
import io.yemae.booking.Holds;
import io.yemae.rest.idempotency.Idempotent;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.Caller;
import io.yemae.seating.SeatMaps;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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

/** Holding seats, by name or the best that are left (requirement 1, 3.1). */
@Path("/reservations")
@RequestScoped
@RolesAllowed("USER")
@Tag(name = "예매")
@SecurityRequirement(name = "bearer")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class NewReservationsResource {

    @Inject
    Holds holds;

    @Inject
    SeatMaps seatMaps;

    @Inject
    Caller caller;

    @POST
    @Idempotent
    @Operation(summary = "예매 시작", description = "좌석을 모두, 또는 하나도 잡지 않는다. expires_at까지 결제해야 한다. "
        + "grade나 items로 요청하면 남은 좌석 가운데 앞쪽 가운데에 가까운 좌석을 되도록 붙여서 고른다.")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, description = "1자에서 255자. 같은 키로 다시 보내면 같은 답을 받는다.")
    @APIResponse(responseCode = "201", description = "좌석이 선택되었습니다.",
        content = @Content(schema = @Schema(implementation = NewReservationBody.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, SEAT_TWICE, INVALID_IDEMPOTENCY_KEY")
    @APIResponse(responseCode = "403", description = "NOT_ADMITTED: 아직 입장하지 않았다. Queue-Token을 보냈으면 Not Your Turn")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND, PERFORMANCE_NOT_FOUND, GRADE_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "NOT_ON_SALE, SEAT_NOT_FOUND, SEATS_TAKEN, NOT_ENOUGH_SEATS, SEAT_LIMIT, HOLD_LIMIT, "
        + "CONCURRENT_HOLD")
    @APIResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED: 같은 키로 다른 요청이 처리되었다.")
    @APIResponse(responseCode = "429", description = "HOLD_COOL_DOWN: 결제하지 않고 끝난 예매가 너무 많다. Retry-After초 뒤에 다시 시도한다.")
    @APIResponse(responseCode = "503", description = "FEATURE_OFF 기능이 꺼져 있다. UNAVAILABLE 잠시 후(Retry-After) 다시 시도한다.")
    public Response reserve(@Valid NewReservationRequest request) {
        Hold hold = switch (Bodies.required(request).form()) {
            case SEATS -> holds.hold(new HoldSeats(caller.id(), event(request), performance(request), request.seats()));
            case GRADE -> holds.holdBest(new HoldBestSeats(caller.id(), event(request), performance(request), request.wanted()));
            case ITEMS -> holds.holdBest(new HoldBestSeats(caller.id(), new EventId(request.eventId()), null, request.wanted()));
        };
        return Response.status(Response.Status.CREATED)
            .entity(NewReservationBody.of(hold, seatMaps.map(hold.performance()).plan()))
            .build();
    }

    private EventId event(NewReservationRequest request) {
        return seatMaps.map(performance(request)).plan().event();
    }

    private static PerformanceId performance(NewReservationRequest request) {
        return new PerformanceId(request.performanceId());
    }
}
