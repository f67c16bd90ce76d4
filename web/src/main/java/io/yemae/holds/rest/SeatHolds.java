package io.yemae.holds.rest;

import io.yemae.holds.Holds;
import io.yemae.rest.fastpath.FastPath;
import io.yemae.rest.fastpath.FastPathRequest;
import io.yemae.rest.fastpath.FastPathResponse;
import io.yemae.rest.fastpath.FastPathWork;
import io.yemae.rest.idempotency.IdempotentCalls;
import io.yemae.shared.UserId;
import io.yemae.shared.idempotency.Idempotency.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Holds of seats by {@code POST /seats/reserve}, for {@link SeatReservationsResource} and on the fast path. */
@ApplicationScoped
public class SeatHolds implements FastPath {

    @Inject
    Holds holds;

    @Inject
    IdempotentCalls idempotent;

    @Inject
    FastPathWork work;

    @Override
    public Optional<CompletionStage<FastPathResponse>> answer(FastPathRequest request) {
        return work.answer(request, "/api/seats/reserve", ReserveSeatsRequest.class, this::hold);
    }

    /** @param key null if the client sent none */
    CompletionStage<Answer> hold(UserId user, ReserveSeatsRequest request, String key) {
        return holds.hold(request.command(user, holds::seatLimit), idempotent.keyed(user, key, "POST /seats/reserve",
            new Object[]{request}, Response.Status.CREATED, HoldBody::of));
    }
}
