package io.yemae.checkout.rest;

import io.yemae.booking.Sales.Due;
import io.yemae.checkout.PointPaymentBatches;
import io.yemae.checkout.PointPaymentRequest;
import io.yemae.checkout.rest.PaymentsResource.Processed;
import io.yemae.pricing.rest.DiscountCodeText;
import io.yemae.rest.fastpath.FastPath;
import io.yemae.rest.fastpath.FastPathRequest;
import io.yemae.rest.fastpath.FastPathResponse;
import io.yemae.rest.fastpath.FastPathWork;
import io.yemae.rest.idempotency.IdempotentCalls;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.idempotency.Idempotency.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Payments with points, for {@link PaymentsResource}; by {@code POST /payments/points} also on the fast path. */
@ApplicationScoped
public class PointPaymentRequests implements FastPath {

    @Inject
    PointPaymentBatches payments;

    @Inject
    IdempotentCalls idempotent;

    @Inject
    FastPathWork work;

    @Override
    public Optional<CompletionStage<FastPathResponse>> answer(FastPathRequest request) {
        return work.answer(request, "/api/payments/points", PayWithPointsRequest.class, this::pay);
    }

    /** @param key null if the client sent none */
    CompletionStage<Answer> pay(UserId user, PayWithPointsRequest request, String key) {
        return payments.pay(new PointPaymentRequest(due(request.reservationId(), user),
            DiscountCodeText.Normalized.of(request.discountCode()),
            idempotent.keyed(user, key, "POST /payments/points", new Object[]{request}, Response.Status.OK, PaidBody::of)));
    }

    /** By {@code POST /payments/process}. */
    CompletionStage<Answer> process(UserId user, ProcessPaymentRequest request, String key) {
        return payments.pay(new PointPaymentRequest(due(request.reservationId(), user), null,
            idempotent.keyed(user, key, "POST /payments/process", new Object[]{request}, Response.Status.OK, Processed::of)));
    }

    private static Due due(UUID reservation, UserId user) {
        return new Due(new ReservationId(reservation), user);
    }
}
