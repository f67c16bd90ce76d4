package io.yemae.booking;

import io.yemae.booking.Holds.HoldSeats;
import io.yemae.booking.persistence.HoldStatements;
import io.yemae.booking.persistence.HoldStatements.CoolingDown;
import io.yemae.booking.persistence.HoldStatements.Held;
import io.yemae.booking.persistence.HoldStatements.Limits;
import io.yemae.booking.persistence.HoldStatements.NewHold;
import io.yemae.booking.persistence.HoldStatements.Outcome;
import io.yemae.booking.persistence.HoldStatements.Refusal;
import io.yemae.ops.Policies;
import io.yemae.ops.Policy;
import io.yemae.queue.WaitingRoom;
import io.yemae.seating.SeatMaps;
import io.yemae.shared.EventId;
import io.yemae.shared.GroupCommit;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.Transactions;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import io.yemae.shared.idempotency.Idempotency;
import io.yemae.shared.idempotency.Idempotency.Answer;
import io.yemae.shared.idempotency.IdempotencyKey;
import io.yemae.shared.idempotency.Keyed;
import io.yemae.shared.sql.Constraints;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Executes holds in batches. A batch is one statement and one transaction, and its requests are answered after the commit: each is held or
 * refused by itself. Nodes batch independently; row locks are all that coordinates them.
 */
@ApplicationScoped
class HoldBatches {
    /* While one lane waits for its commit, the other one computes. */
    private static final int LANES = 2;
    /* Larger batches were not faster, and their requests wait longer. */
    private static final int BATCH = 32;
    /* A few seconds of work. */
    private static final int MOST_WAITING = 1_000;
    private static final int MOST_EXPIRED = 500;

    @Inject
    HoldStatements statements;

    @Inject
    HoldRefusals refusals;

    @Inject
    SeatMaps seatMaps;

    @Inject
    WaitingRoom waitingRoom;

    @Inject
    Policies policies;

    @Inject
    Idempotency idempotency;

    @Inject
    Transactions transactions;

    @Inject
    Clock clock;

    @Resource(lookup = "java:jboss/ee/concurrency/executor/holds")
    ManagedExecutorService executor;

    @Resource
    ManagedExecutorService others;

    private List<GroupCommit<Request, Result>> lanes;

    /** @param keyed null if only the hold is wanted, and no response */
    record Request(HoldSeats seats, Keyed<Hold> keyed) {

        IdempotencyKey key() {
            return keyed == null ? null : keyed.key();
        }

        UserId user() {
            return seats.user();
        }

        /**
         * Requests of one buyer run one after the other, because the limits of a buyer are judged by what is committed. So do those for
         * one seat.
         */
        List<Object> claims() {
            return Stream.concat(Stream.of(user()), seats.seats().stream().map(Object.class::cast)).toList();
        }
    }

    /**
     * Seats that were held, and the response.
     *
     * @param hold   null for a response from an earlier request
     * @param answer null if none is wanted
     */
    record Result(Hold hold, Answer answer) {
    }

    /**
     * What a transaction did for a request.
     *
     * @param answer the stored response; null if the request has no key or its seats are not held
     */
    private record Committed(Outcome outcome, Answer answer) {

        static Committed of(Request request, Outcome outcome) {
            return new Committed(outcome,
                request.key() != null && outcome instanceof Held held ? request.keyed().answer().apply(held.hold()) : null);
        }

        Result result(Request request, Hold hold) {
            return new Result(hold, answer != null || request.keyed() == null ? answer : request.keyed().answer().apply(hold));
        }
    }

    @PostConstruct
    void open() {
        lanes = Stream.generate(() -> new GroupCommit<>(BATCH, MOST_WAITING, Request::claims, this::execute, executor))
            .limit(LANES)
            .toList();
    }

    /** The requests of a buyer always take the same lane. */
    CompletionStage<Result> submit(Request request) {
        return lanes.get(Math.floorMod(request.user().hashCode(), LANES)).submit(request);
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
        return later(() -> new Result(null, idempotency.once(keyed.key(), keyed.whenReused(), () -> {
            throw refusal;
        })));
    }

    private List<CompletionStage<Result>> execute(List<Request> batch) {
        Map<Request, CompletionStage<Result>> results = new HashMap<>(notAdmitted(batch));
        List<Request> wanted = new ArrayList<>();
        for (Request request : batch) {
            if (!results.containsKey(request)) {
                List<String> taken = seatMaps.taken(request.seats().event(), request.seats().performance(), request.seats().seats());
                if (taken.isEmpty()) {
                    wanted.add(request);
                } else {
                    results.put(request, refused(request.keyed(), refusals.taken(String.join(", ", taken), request.seats())));
                }
            }
        }
        if (!wanted.isEmpty()) {
            results.putAll(committed(wanted));
        }
        return batch.stream().map(results::get).toList();
    }

    private Map<Request, CompletionStage<Result>> notAdmitted(List<Request> batch) {
        Map<EventId, Set<UserId>> newcomers = batch.stream()
            .filter(request -> !waitingRoom.isAdmitted(request.seats().event(), request.user()))
            .collect(Collectors.groupingBy(request -> request.seats().event(), Collectors.mapping(Request::user, Collectors.toSet())));
        Map<Request, CompletionStage<Result>> refused = new HashMap<>();
        newcomers.forEach((event, users) -> {
            Map<UserId, ? extends RuntimeException> problems = passAll(event, users);
            batch.stream()
                .filter(request -> request.seats().event().equals(event) && problems.containsKey(request.user()))
                .forEach(request -> refused.put(request, refused(request.keyed(), problems.get(request.user()))));
        });
        return refused;
    }

    /** If the room cannot be read, nobody passes. */
    private Map<UserId, ? extends RuntimeException> passAll(EventId event, Set<UserId> users) {
        try {
            return waitingRoom.passAll(event, users);
        } catch (RuntimeException e) {
            return users.stream().collect(Collectors.toMap(user -> user, user -> e));
        }
    }

    private Map<Request, CompletionStage<Result>> committed(List<Request> requests) {
        Map<Request, Committed> committed;
        try {
            committed = transactions.inNew(() -> hold(requests, false));
        } catch (RuntimeException e) {
            Map<Request, CompletionStage<Result>> results = new HashMap<>();
            boolean alone = requests.size() > 1 && isOfOneRequest(e);
            requests.forEach(request -> results.putAll(alone ? committed(List.of(request))
                : Map.of(request, CompletableFuture.failedStage(refusals.ofRace(e)))));
            return results;
        }
        return requests.stream().collect(Collectors.toMap(request -> request, request -> result(request, committed.get(request))));
    }

    /** Whether one request made the whole batch fail, because another node was faster. Then each request runs alone. */
    private static boolean isOfOneRequest(RuntimeException e) {
        return Constraints.violated(e).isPresent() || Constraints.isLockTimeout(e);
    }

    /** @param committed null if the request's key exists */
    private CompletionStage<Result> result(Request request, Committed committed) {
        if (committed == null) {
            return later(() -> new Result(null, known(request)));
        }
        if (committed.outcome() instanceof Held held) {
            Hold hold = held.hold();
            seatMaps.taken(hold.performance(), hold.id(), request.seats().seats());
            return CompletableFuture.completedStage(committed.result(request, hold));
        }
        if (committed.outcome() instanceof CoolingDown cooling) {
            return CompletableFuture.failedStage(new HoldCoolDown(cooling.seconds()));
        }
        return later(() -> triedAgainOrExplained(request));
    }

    /** On another thread, because the next batch must not wait for it. */
    private CompletionStage<Result> later(Supplier<Result> work) {
        return CompletableFuture.supplyAsync(work, others);
    }

    /**
     * If expired holds of the buyer, which the sweeper has not seen yet, count against the limit, or another transaction had only locked a
     * seat, the request is repeated once. The repetition waits for the lock.
     */
    private Result triedAgainOrExplained(Request request) {
        Refusal refusal = statements.whyRefused(request.seats());
        Optional<Problem> reason = refusals.reason(refusal, request.seats(), limits());
        boolean hasExpired = refusal.expiredHold() && transactions.inNew(() -> statements.expire(request.user(), MOST_EXPIRED)) > 0;
        if (reason.isPresent() && !hasExpired) {
            throw reason.get();
        }
        Committed second;
        try {
            second = transactions.inNew(() -> hold(List.of(request), true)).get(request);
        } catch (RuntimeException e) {
            throw refusals.ofRace(e);
        }
        if (second == null) {
            return new Result(null, known(request));
        }
        return second.result(request, held(request, second.outcome()));
    }

    /** @throws Problem why the seats are not held */
    private Hold held(Request request, Outcome outcome) {
        if (outcome instanceof Held held) {
            return held.hold();
        }
        if (outcome instanceof CoolingDown cooling) {
            throw new HoldCoolDown(cooling.seconds());
        }
        Refusal refusal = statements.whyRefused(request.seats());
        throw refusals.reason(refusal, request.seats(), limits()).orElseGet(() -> refusals.seatLimit(refusal, limits()));
    }

    /** The response to the first request with the key. If that one has been rolled back meanwhile, this request does the work. */
    private Answer known(Request request) {
        Keyed<Hold> keyed = request.keyed();
        return idempotency.once(keyed.key(), keyed.whenReused(),
            () -> keyed.answer().apply(held(request, statements.hold(List.of(newHold(request)), limits(), true).get(0))));
    }

    /** To be called in a transaction. @return no entry for a request whose key exists */
    private Map<Request, Committed> hold(List<Request> requests, boolean waits) {
        Set<IdempotencyKey> claimed = idempotency.claim(requests.stream().map(Request::key).filter(Objects::nonNull).toList());
        List<Request> wanted = requests.stream().filter(request -> request.key() == null || claimed.contains(request.key())).toList();
        if (wanted.isEmpty()) {
            return Map.of();
        }
        List<Outcome> outcomes = statements.hold(wanted.stream().map(this::newHold).toList(), limits(), waits);
        Map<Request, Committed> committed = new HashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            committed.put(wanted.get(i), Committed.of(wanted.get(i), outcomes.get(i)));
        }
        Map<IdempotencyKey, Answer> answers = new HashMap<>();
        committed.forEach((request, each) -> {
            if (each.answer() != null) {
                answers.put(request.key(), each.answer());
            }
        });
        idempotency.store(answers);
        idempotency.release(claimed.stream().filter(key -> !answers.containsKey(key)).toList());
        return committed;
    }

    private NewHold newHold(Request request) {
        return new NewHold(ReservationId.next(), ReservationNumber.next(clock.instant()), request.seats());
    }

    private Limits limits() {
        return new Limits(policies.get(Policy.HOLD_MINUTES), policies.get(Policy.SEATS_PER_USER), new Won(policies.get(Policy.BOOKING_FEE)),
            policies.get(Policy.HOLDS_PER_USER), policies.get(Policy.HOLDS_UNPAID_MOST), policies.get(Policy.HOLDS_UNPAID_MINUTES));
    }
}
