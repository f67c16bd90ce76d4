package io.yemae.queue.domain;

import io.yemae.queue.domain.Turn.Action;
import io.yemae.queue.domain.Turn.Limits;
import io.yemae.queue.domain.Turn.Mode;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Executes the turns of a room on this node, one at a time. Requests are queued, and a turn executes all that are queued, so that in a rush
 * many share one statement.
 *
 * <p>Callers that need the result ({@link #execute}) block until the next turn, and execute it themselves if nobody else does. For the
 * others ({@link #submit}) the executor runs turns, paced by {@link BatchTimer}; no thread waits with them.
 */
final class TurnExecution {
    private static final long LOCK_TIMEOUT_SECONDS = 3;
    private static final int COMPLETED_BY_ONE_THREAD = 100;
    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final EventId event;
    private final TurnStore store;
    private final Supplier<Limits> limits;
    private final RoomSnapshot snapshot;
    private final Heartbeats heartbeats;
    private final DelayedExecutor executor;
    private final LongSupplier nanoTime;
    private final BatchTimer timer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    /** How many DONE requests of a user are pending. */
    private final Map<UUID, Integer> pendingDone = new ConcurrentHashMap<>();
    /** When the last read or turn began whose result has been applied. */
    private volatile long readAt;
    /** When the last read began, even if it failed. */
    private volatile long triedAt;

    /**
     * @param isSubmitted whether the executor completes the result, because the caller has not blocked for it
     * @param result      the user's place after the turn that executed the request. A later turn may have changed it before the caller
     *     continues
     */
    private record Request(Action action, UUID user, boolean isSubmitted, CompletableFuture<Optional<Place>> result) {

        Request(Action action, UUID user, boolean isSubmitted) {
            this(action, user, isSubmitted, new CompletableFuture<>());
        }

        Optional<Place> place() {
            try {
                return result.join();
            } catch (CompletionException e) {
                throw (RuntimeException) e.getCause();
            }
        }
    }

    /** @param limits are read for each turn, before its transaction */
    TurnExecution(EventId event, TurnStore store, Supplier<Limits> limits, RoomSnapshot snapshot, Heartbeats heartbeats,
                  DelayedExecutor executor, LongSupplier nanoTime) {
        this.event = event;
        this.store = store;
        this.limits = limits;
        this.snapshot = snapshot;
        this.heartbeats = heartbeats;
        this.executor = executor;
        this.nanoTime = nanoTime;
        readAt = nanoTime.getAsLong() - FRESH_NANOS;
        triedAt = readAt;
        timer = new BatchTimer(this::executeSubmitted, executor, nanoTime);
    }

    /** Returns when a turn has executed the request and has committed. @return the user's place after that turn */
    Optional<Place> execute(Action action, UUID user) {
        return executeAll(action, List.of(user)).get(user);
    }

    /** As {@link #execute}, for several users in one turn. */
    Map<UUID, Optional<Place>> executeAll(Action action, Collection<UUID> users) {
        List<Request> mine = users.stream().map(user -> new Request(action, user, false)).toList();
        requests.addAll(mine);
        locked(() -> {
            if (!mine.stream().allMatch(each -> each.result.isDone())) {
                executeTurn(nanoTime.getAsLong());
            }
        });
        return mine.stream().collect(Collectors.toMap(Request::user, Request::place));
    }

    /** @return the user's place, completed by a thread of the executor when a turn has executed the request and has committed */
    CompletionStage<Optional<Place>> submit(Action action, UUID user) {
        Request mine = new Request(action, user, true);
        requests.add(mine);
        timer.added();
        return mine.result;
    }

    /** Ends the user's place with the next turn, within a second. If the turn fails, the one after it retries. */
    void submitDone(UUID user) {
        pendingDone.merge(user, 1, Integer::sum);
        requests.add(new Request(Action.DONE, user, false));
    }

    /** Whether the next turn ends the user's place, because the user has paid. */
    boolean isDonePending(UUID user) {
        return pendingDone.containsKey(user);
    }

    boolean isIdle() {
        return requests.isEmpty();
    }

    /** Executes a turn even if nobody requests one: sessions end and users are admitted as time passes. */
    void tick() {
        locked(() -> executeTurn(nanoTime.getAsLong()));
    }

    /** Reads the room for the first time. @return whether there is such an event */
    boolean load() {
        return applyIfRoomExists(readTurn(), nanoTime.getAsLong());
    }

    /** Reads what other nodes have changed. */
    void read() {
        locked(this::readNow);
    }

    /** The same, at most every 100 ms, for all callers. Does nothing if a read has failed within that time. */
    void readUnlessFresh() {
        if (!isFresh()) {
            locked(() -> {
                if (!isFresh() && nanoTime.getAsLong() - triedAt >= FRESH_NANOS) {
                    readNow();
                }
            });
        }
    }

    /** Reads what other nodes have changed, unless a read or a turn has begun since, because it has returned their changes. */
    void readUnlessReadSince(long moment) {
        locked(() -> {
            if (readAt - moment < 0) {
                readNow();
            }
        });
    }

    /** Whether the last read or turn began within the last 100 ms. */
    boolean isFresh() {
        return nanoTime.getAsLong() - readAt < FRESH_NANOS;
    }

    private void readNow() {
        long now = nanoTime.getAsLong();
        triedAt = now;
        apply(readTurn(), now);
        readAt = now;
    }

    private Turn readTurn() {
        return new Turn(event, snapshot.revision(), Mode.READ, Map.of(), limits.get());
    }

    private void executeSubmitted() {
        try {
            locked(() -> {
                if (!requests.isEmpty()) {
                    executeTurn(nanoTime.getAsLong());
                }
            });
        } catch (RuntimeException e) {
            // The batch has failed already. Requests that came since, or could not get the lock, would fail as late as they.
            fail(drain(), e);
        } finally {
            timer.finished();
        }
    }

    private void executeTurn(long now) {
        List<Request> batch = drain();
        Map<UUID, Long> unwritten = heartbeats.due(now);
        // Requests must be executed even if another node has the lock at the moment.
        Mode mode = batch.isEmpty() && unwritten.isEmpty() ? Mode.TICK : Mode.ACT;
        try {
            Turn turn = new Turn(event, snapshot.revision(), mode, millisAgo(unwritten, now), limits.get());
            batch.forEach(request -> turn.add(request.action, request.user));
            apply(turn, now);
            readAt = now;
        } catch (RuntimeException e) {
            heartbeats.notWritten();
            fail(batch, e);
            throw e;
        }
        heartbeats.written(unwritten, now);
        for (Request request : batch) {
            if (request.action == Action.ENTER) {
                heartbeats.entered(request.user, now);
            } else if (request.action == Action.DONE) {
                pendingDone.computeIfPresent(request.user, (user, count) -> count == 1 ? null : count - 1);
            }
        }
        complete(batch, null);
    }

    private void apply(Turn turn, long now) {
        if (!applyIfRoomExists(turn, now)) {
            throw new IllegalStateException("Events are never deleted");
        }
    }

    private boolean applyIfRoomExists(Turn turn, long now) {
        Optional<TurnResult> result = store.execute(turn);
        result.ifPresent(each -> snapshot.apply(each, now, turn.limits().sessionMinutes()));
        return result.isPresent();
    }

    private List<Request> drain() {
        List<Request> batch = new ArrayList<>();
        for (Request request = requests.poll(); request != null; request = requests.poll()) {
            batch.add(request);
        }
        timer.taken((int) batch.stream().filter(Request::isSubmitted).count());
        return batch;
    }

    private void fail(List<Request> batch, RuntimeException failure) {
        complete(batch, failure);
        // Nobody waits for these, so nobody would repeat them.
        batch.stream()
            .filter(request -> request.action == Action.DONE)
            .forEach(request -> requests.add(new Request(Action.DONE, request.user, false)));
    }

    /** Submitted requests are completed by several other threads, because callers continue on the thread that completes theirs. */
    private void complete(List<Request> batch, RuntimeException failure) {
        List<Runnable> submitted = new ArrayList<>();
        for (Request request : batch) {
            Runnable completion = completion(request, failure);
            if (request.isSubmitted) {
                submitted.add(completion);
            } else {
                completion.run();
            }
        }
        for (int from = 0; from < submitted.size(); from += COMPLETED_BY_ONE_THREAD) {
            List<Runnable> some = submitted.subList(from, Math.min(submitted.size(), from + COMPLETED_BY_ONE_THREAD));
            executor.execute(() -> some.forEach(Runnable::run), 0);
        }
    }

    /** @param failure null if the turn was executed */
    private Runnable completion(Request request, RuntimeException failure) {
        if (failure != null) {
            return () -> request.result.completeExceptionally(failure);
        }
        // Read now: the next turn may end the place before the executor gets to the completion.
        Optional<Place> place = snapshot.place(request.user);
        return () -> request.result.complete(place);
    }

    private static Map<UUID, Long> millisAgo(Map<UUID, Long> nanoTimes, long now) {
        Map<UUID, Long> millisAgo = new HashMap<>();
        nanoTimes.forEach((user, at) -> millisAgo.put(user, TimeUnit.NANOSECONDS.toMillis(now - at)));
        return millisAgo;
    }

    private void locked(Runnable action) {
        try {
            if (!lock.tryLock(LOCK_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw Problem.unavailable();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }
}
