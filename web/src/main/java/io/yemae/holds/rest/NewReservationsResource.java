package io.yemae.holds.rest;

import io.yemae.booking.Reservations;
import io.yemae.holds.Hold;
import io.yemae.holds.Holds;
import io.yemae.holds.Holds.HoldBestSeats;
import io.yemae.holds.Holds.HoldSeats;
import io.yemae.rest.async.AsyncResponses;
import io.yemae.rest.document.ApiName;
import io.yemae.rest.fastpath.FastPath;
import io.yemae.rest.fastpath.FastPathRequest;
import io.yemae.rest.fastpath.FastPathResponse;
import io.yemae.rest.fastpath.FastPathWork;
import io.yemae.rest.idempotency.IdempotentCalls;
import io.yemae.rest.json.Bodies;
import io.yemae.rest.security.Caller;
import io.yemae.seating.SeatMaps;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.UserId;
import io.yemae.shared.idempotency.Idempotency.Answer;
import io.yemae.shared.idempotency.Keyed;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Holding seats (requirement 1, 3.1), named in one of four ways, and on the fast path. */
@Path("/reservations")
@ApiName("reservations")
@ApplicationScoped
@RolesAllowed("USER")
@Tag(name = "예매")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
public class NewReservationsResource implements FastPath {

    @Inject
    Holds holds;

    @Inject
    SeatMaps seatMaps;

    @Inject
    Reservations reservations;

    @Inject
    IdempotentCalls idempotent;

    @Inject
    FastPathWork work;

    @Inject
    AsyncResponses responses;

    @Inject
    Caller caller;

    @Override
    public Optional<CompletionStage<FastPathResponse>> answer(FastPathRequest request) {
        return work.answer(request, "/api/reservations", NewReservationRequest.class, this::hold);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "예매 시작", description = "좌석을 모두, 또는 하나도 잡지 않는다. expires_at까지 결제해야 한다. "
        + "grade나 items로 요청하면 남은 좌석 가운데 앞쪽 가운데에 가까운 좌석을 되도록 붙여서 고른다. "
        + "SEATS_TAKEN의 답에는 taken(찬 좌석의 번호)과 alternatives(가까운 빈 좌석 같은 수: 번호 seat, id, label)가 있다.")
    @APIResponse(responseCode = "201", description = "좌석이 선택되었습니다.",
        content = @Content(schema = @Schema(implementation = NewReservationBody.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, SEAT_TWICE, INVALID_IDEMPOTENCY_KEY")
    @APIResponse(responseCode = "403", description = "NOT_ADMITTED: 아직 입장하지 않았다. Queue-Token을 보냈으면 Not Your Turn")
    @APIResponse(responseCode = "404", description = "EVENT_NOT_FOUND, PERFORMANCE_NOT_FOUND, GRADE_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "NOT_ON_SALE, SEAT_NOT_FOUND, SEATS_TAKEN, NOT_ENOUGH_SEATS, SEAT_LIMIT, HOLD_LIMIT, "
        + "CONCURRENT_HOLD, PLAN_CHANGED: planVersion이 지금의 좌석 배치가 아니다.")
    @APIResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED: 같은 키로 다른 요청이 처리되었다.")
    @APIResponse(responseCode = "429", description = "HOLD_COOL_DOWN: 결제하지 않고 끝난 예매가 너무 많다. Retry-After초 뒤에 다시 시도한다.")
    @APIResponse(responseCode = "503", description = "FEATURE_OFF 기능이 꺼져 있다. UNAVAILABLE 잠시 후(Retry-After) 다시 시도한다.")
    public void reserve(@Valid NewReservationRequest request,
                        @Parameter(description = "1자에서 255자. 같은 키로 다시 보내면 같은 답을 받는다.") @HeaderParam("Idempotency-Key") String key,
                        @Parameter(hidden = true) @Suspended AsyncResponse client) {
        responses.respond(client, hold(caller.id(), Bodies.required(request), key), IdempotentCalls::response);
    }

    /** @param key null if the client sent none */
    private CompletionStage<Answer> hold(UserId user, NewReservationRequest request, String key) {
        NewReservationRequest.Form form = request.form();
        Keyed<Hold> keyed = idempotent.keyed(user, key, "POST /reservations", new Object[]{request}, Response.Status.CREATED, this::body);
        return switch (form) {
            case SEATS -> holds.hold(new HoldSeats(user, event(request), performance(request), request.seatsById()), keyed);
            case INDEXES -> holds.hold(new HoldSeats(user, event(request), performance(request),
                seatMaps.seats(performance(request), request.planVersion(), request.seats())), keyed);
            case GRADE -> holds.holdBest(new HoldBestSeats(user, event(request), performance(request), request.wanted()), keyed);
            case ITEMS -> holds.holdBest(new HoldBestSeats(user, new EventId(request.eventId()), null, request.wanted()), keyed);
        };
    }

    private NewReservationBody body(Hold hold) {
        return NewReservationBody.of(hold, seatMaps.map(hold.performance()).plan(), reservations.extensionSeconds());
    }

    private EventId event(NewReservationRequest request) {
        return seatMaps.map(performance(request)).plan().event();
    }

    private static PerformanceId performance(NewReservationRequest request) {
        return new PerformanceId(request.performanceId());
    }
}
