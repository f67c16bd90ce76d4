package io.yemae.holds;

import io.yemae.holds.HoldRequest.Result;
import io.yemae.holds.HoldTransactions.Committed;
import io.yemae.holds.persistence.HoldStatements.CoolingDown;
import io.yemae.holds.persistence.HoldStatements.Held;
import io.yemae.queue.WaitingRoom;
import io.yemae.seating.SeatMaps;
import io.yemae.shared.EventId;
import io.yemae.shared.GroupCommit;
import io.yemae.shared.Problem;
import io.yemae.shared.idempotency.Idempotency;
import io.yemae.shared.idempotency.Keyed;
import io.yemae.shared.logging.EventLog;
import io.yemae.shared.logging.Trace;
import io.yemae.shared.sql.Constraints;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Executes holds in batches. A batch is one statement and one transaction, and its requests are answered after the commit: each is held or
 * refused by itself. A request for a seat that this node knows to be taken is refused without one. Nodes batch independently; row locks are
 * all that coordinates them.
 */
@ApplicationScoped
class HoldBatches {
    /* While one lane waits for its commit, the other one computes. */
    private static final int LANES = 2;
    /* Larger batches were not faster, and their requests wait longer. */
    private static final int BATCH = 32;
    /* A few seconds of work. */
    private static final int MOST_WAITING = 1_000;

    @Inject
    HoldTransactions transactions;

    @Inject
    HoldRefusals refusals;

    @Inject
    SeatMaps seatMaps;

    @Inject
    WaitingRoom waitingRoom;

    @Inject
    Idempotency idempotency;

    @Resource(lookup = "java:jboss/ee/concurrency/executor/holds")
    ManagedExecutorService executor;

    @Resource
    ManagedExecutorService others;

    private List<GroupCommit<HoldRequest, Result>> lanes;

    @PostConstruct
    void open() {
        lanes = Stream.generate(() -> new GroupCommit<>(BATCH, MOST_WAITING, HoldRequest::claims, this::refusedIfTaken, this::execute,
                executor))
            .limit(LANES)
            .toList();
    }

    /**
     * A buyer who is not admitted passes the waiting room first. Those who come together share a turn of it, whatever seats they want.
     */
    CompletionStage<Result> submit(HoldRequest request) {
        return passed(request).thenApply(Trace.carried(result -> logged(request.seats().event(), result)));
    }

    private CompletionStage<Result> passed(HoldRequest request) {
        EventId event = request.seats().event();
        if (waitingRoom.isAdmitted(event, request.user())) {
            return submitAdmitted(request);
        }
        return waitingRoom.passAsync(event, request.user())
            .thenCompose(refusal -> refusal.map(reason -> refused(request.keyed(), reason)).orElseGet(() -> submitAdmitted(request)));
    }

    /** In a rush for the same seats most are refused at once. The requests of a buyer always take the same lane. */
    private CompletionStage<Result> submitAdmitted(HoldRequest request) {
        return refusedIfTaken(request)
            .orElseGet(() -> lanes.get(Math.floorMod(request.user().hashCode(), LANES)).submit(request));
    }

    /**
     * For a request that is refused before it is in a transaction. If it repeats an earlier one with its key, that response counts.
     *
     * @param keyed null if only the hold is wanted, and no response
     */
    CompletionStage<Result> refused(Keyed<Hold> keyed, RuntimeException refusal) {
        if (keyed == null || keyed.key() == null) {
            return CompletableFuture.failedStage(refusal);
        }
        return later(() -> new Result(null, idempotency.once(keyed, () -> {
            throw refusal;
        })));
    }

    private static Result logged(EventId event, Result result) {
        Hold hold = result.hold();
        if (hold != null) {
            EventLog.happened("hold.granted", "reservation", hold.id(), "event", event, "performance", hold.performance(), "seats",
                hold.seats().size());
        }
        return result;
    }

    private List<CompletionStage<Result>> execute(List<HoldRequest> batch) {
        Map<HoldRequest, CompletionStage<Result>> results = committed(batch);
        return batch.stream().map(results::get).toList();
    }

    /** If this node's seat map shows that a seat is taken. */
    private Optional<CompletionStage<Result>> refusedIfTaken(HoldRequest request) {
        List<String> labels = seatMaps.taken(request.seats().event(), request.seats().performance(), request.seats().seats());
        if (labels.isEmpty()) {
            return Optional.empty();
        }
        EventLog.counted("hold.refused_from_memory", 1);
        return Optional.of(refused(request.keyed(), refusals.taken(String.join(", ", labels), request.seats())));
    }

    private Map<HoldRequest, CompletionStage<Result>> committed(List<HoldRequest> requests) {
        Map<HoldRequest, Committed> committed;
        try {
            committed = transactions.hold(requests);
            EventLog.counted("hold.batch", 1);
        } catch (RuntimeException e) {
            return notCommitted(requests, e);
        }
        return requests.stream().collect(Collectors.toMap(request -> request, request -> result(request, committed.get(request))));
    }

    /** If one request made the whole batch fail, because another node was faster, each runs by itself. */
    private Map<HoldRequest, CompletionStage<Result>> notCommitted(List<HoldRequest> requests, RuntimeException failure) {
        boolean isOfOneRequest = Constraints.isLostRace(failure);
        if (isOfOneRequest) {
            EventLog.happened("hold.conflict", "holds", requests.size());
        }
        if (requests.size() > 1 && isOfOneRequest) {
            Map<HoldRequest, CompletionStage<Result>> results = new HashMap<>();
            requests.forEach(request -> results.putAll(committed(List.of(request))));
            return results;
        }
        CompletionStage<Result> failed = CompletableFuture.failedStage(refusals.ofRace(failure));
        return requests.stream().collect(Collectors.toMap(request -> request, request -> failed));
    }

    /** @param committed null if the request's key exists */
    private CompletionStage<Result> result(HoldRequest request, Committed committed) {
        if (committed == null) {
            return later(() -> new Result(null, transactions.known(request)));
        }
        if (committed.outcome() instanceof Held held) {
            Hold hold = held.hold();
            seatMaps.taken(hold.performance(), hold.id(), request.seats().seats());
            return CompletableFuture.completedStage(new Result(hold, committed.answer()));
        }
        if (committed.outcome() instanceof CoolingDown cooling) {
            return CompletableFuture.failedStage(new HoldCoolDown(cooling.seconds()));
        }
        return later(() -> retriedOrExplained(request));
    }

    private Result retriedOrExplained(HoldRequest request) {
        Optional<Problem> reason = transactions.reason(request);
        if (reason.isPresent()) {
            throw reason.get();
        }
        try {
            return transactions.holdAlone(request);
        } catch (RuntimeException e) {
            throw refusals.ofRace(e);
        }
    }

    /**
     * On another thread, because the next batch must not wait for it. If there is none, only this request fails: the others of its batch
     * have been committed.
     */
    private CompletionStage<Result> later(Supplier<Result> work) {
        try {
            return CompletableFuture.supplyAsync(work, others);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedStage(Problem.unavailable());
        }
    }
}
