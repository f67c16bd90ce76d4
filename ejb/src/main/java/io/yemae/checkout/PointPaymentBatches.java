package io.yemae.checkout;

import io.yemae.checkout.PointCheckout.Receipt;
import io.yemae.checkout.PointPaymentTransactions.NotPassed;
import io.yemae.checkout.PointPaymentTransactions.Outcome;
import io.yemae.checkout.PointPaymentTransactions.Paid;
import io.yemae.checkout.PointPaymentTransactions.SeatLost;
import io.yemae.queue.WaitingRoom;
import io.yemae.shared.GroupCommit;
import io.yemae.shared.Problem;
import io.yemae.shared.idempotency.Idempotency.Answer;
import io.yemae.shared.logging.EventLog;
import io.yemae.shared.logging.Trace;
import io.yemae.shared.sql.Constraints;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Payments with points, in batches: those that arrive while a batch is being committed share the next one, with its statements and its
 * commit. Requests with a discount code, an expired hold, a missing admission, too few points or a lost race run one by one.
 */
@ApplicationScoped
public class PointPaymentBatches {
    /* As of holds. */
    private static final int BATCH = 32;
    /* A few seconds of work. */
    private static final int MOST_WAITING = 1_000;
    private static final CompletionStage<Optional<Outcome>> NOTHING = CompletableFuture.completedStage(Optional.empty());

    @Inject
    PointPaymentTransactions transactions;

    @Inject
    WaitingRoom waitingRoom;

    @Inject
    PaymentSwitches switches;

    @Resource(lookup = "java:jboss/ee/concurrency/executor/point-payments")
    ManagedExecutorService executor;

    @Resource
    ManagedExecutorService others;

    private GroupCommit<PointPaymentRequest, Optional<Outcome>> batches;

    @PostConstruct
    void open() {
        batches = new GroupCommit<>(BATCH, MOST_WAITING, PointPaymentRequest::claims, request -> Optional.empty(), this::execute, executor);
    }

    /**
     * Pays the full price with points, once for the key if there is one.
     *
     * @return the response to the {@link Receipt}, or the one to the first request with the key; or a failure, as {@link
     *     PointPaymentTransactions#payAlone} throws
     * @throws Problem unavailable {@code UNAVAILABLE} if too many requests wait
     */
    public CompletionStage<Answer> pay(PointPaymentRequest request) {
        Function<PointPaymentRequest, Answer> alone = Trace.carried(transactions::payAlone);
        Function<Paid, Answer> logged = Trace.carried(PointPaymentBatches::logged);
        return (mayBeBatched(request) ? batched(request) : NOTHING)
            .thenCompose(outcome -> outcome.orElse(null) instanceof Paid paid ? CompletableFuture.completedStage(logged.apply(paid))
                // On another thread, because the next batch must not wait for it.
                : CompletableFuture.supplyAsync(() -> alone.apply(request), others));
    }

    /**
     * If the waiting room has to decide, requests that arrive together share one of its turns. If it refuses the buyer, the request runs
     * alone and fails with the reason.
     */
    private CompletionStage<Optional<Outcome>> batched(PointPaymentRequest request) {
        return batches.submit(request).thenCompose(outcome -> outcome.orElse(null) instanceof NotPassed closed
            ? waitingRoom.passAsync(closed.event(), request.hold().user())
                .thenCompose(refusal -> refusal.isPresent() ? NOTHING : batches.submit(request))
            : CompletableFuture.completedStage(outcome));
    }

    private boolean mayBeBatched(PointPaymentRequest request) {
        return request.discountCode() == null && switches.arePointsOnFor(request.hold().user());
    }

    private static Answer logged(Paid paid) {
        EventLog.happened(PointCheckout.PAID, paid.payment().logDetails());
        return paid.answer();
    }

    private List<CompletionStage<Optional<Outcome>>> execute(List<PointPaymentRequest> batch) {
        Map<PointPaymentRequest, Outcome> outcomes = outcomes(batch);
        return batch.stream().map(each -> CompletableFuture.completedStage(Optional.ofNullable(outcomes.get(each)))).toList();
    }

    /** Nothing for requests that have to run by themselves. */
    private Map<PointPaymentRequest, Outcome> outcomes(List<PointPaymentRequest> batch) {
        try {
            Map<PointPaymentRequest, Outcome> outcomes = transactions.pay(batch);
            EventLog.counted("payment.batch", 1);
            return outcomes;
        } catch (RuntimeException e) {
            if (!(e instanceof SeatLost) && !Constraints.isLostRace(e)) {
                throw e;
            }
            // Nothing was paid, because of one request. Each finds out for itself.
            EventLog.happened("payment.conflict", "payments", batch.size());
            return Map.of();
        }
    }
}
