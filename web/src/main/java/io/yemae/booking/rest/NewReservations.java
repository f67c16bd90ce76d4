package io.yemae.booking.rest;

import io.yemae.booking.Reservations;
import io.yemae.holds.Hold;
import io.yemae.holds.Holds.HoldBestSeats;
import io.yemae.holds.Holds.HoldSeats;
import io.yemae.holds.Holds;
import io.yemae.rest.fastpath.FastPath;
import io.yemae.rest.fastpath.FastPathRequest;
import io.yemae.rest.fastpath.FastPathResponse;
import io.yemae.rest.fastpath.FastPathWork;
import io.yemae.rest.idempotency.IdempotentCalls;
import io.yemae.seating.SeatMaps;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.UserId;
import io.yemae.shared.idempotency.Idempotency.Answer;
import io.yemae.shared.idempotency.Keyed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Holds of seats by {@code POST /reservations}, for {@link ReservationsResource} and on the fast path. */
@ApplicationScoped
public class NewReservations implements FastPath {

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

    @Override
    public Optional<CompletionStage<FastPathResponse>> answer(FastPathRequest request) {
        return work.answer(request, "/api/reservations", NewReservationRequest.class, this::hold);
    }

    /** @param key null if the client sent none */
    CompletionStage<Answer> hold(UserId user, NewReservationRequest request, String key) {
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
