package io.yemae.queue.domain;

import io.yemae.queue.domain.Turn.Action;
import io.yemae.queue.domain.Turn.Limits;
import io.yemae.queue.domain.Turn.Mode;
import io.yemae.queue.domain.TurnRequests.Request;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Executes the turns of a room on this node, one at a time. Requests are queued ({@link TurnRequests}), and a turn executes all that
 * are queued, so that in a rush many share one statement.
 *
 * <p>Callers that need the result ({@link #execute}) block until the next turn, and execute it themselves if nobody else does. For the
 * others ({@link #submit}) the executor runs turns, paced by {@link BatchTimer}; no thread waits with them.
 */
final class TurnExecution {
    private static final long LOCK_TIMEOUT_SECONDS = 3;
    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final EventId event;
    private final TurnStore store;
    private final Supplier<Limits> limits;
    private final RoomSnapshot snapshot;
    private final Heartbeats heartbeats;
    private final LongSupplier nanoTime;
    private final TurnRequests requests;
    private final ReentrantLock lock = new ReentrantLock();
    /** When the last read or turn began whose result has been applied. */
    private volatile long readAt;
    /** When the last read began, even if it failed. */
    private volatile long triedAt;

    /** @param limits are read for each turn, before its transaction */
    TurnExecution(EventId event, TurnStore store, Supplier<Limits> limits, RoomSnapshot snapshot, Heartbeats heartbeats,
                  DelayedExecutor executor, LongSupplier nanoTime) {
        this.event = event;
        this.store = store;
        this.limits = limits;
        this.snapshot = snapshot;
        this.heartbeats = heartbeats;
        this.nanoTime = nanoTime;
        requests = new TurnRequests(this::executeSubmitted, executor, nanoTime);
        readAt = nanoTime.getAsLong() - FRESH_NANOS;
        triedAt = readAt;
    }

    /** Returns when a turn has executed the request and has committed. @return the user's place after that turn */
    Optional<Place> execute(Action action, UUID user) {
        return executeAll(action, List.of(user)).get(user);
    }

    /** As {@link #execute}, for several users in one turn. */
    Map<UUID, Optional<Place>> executeAll(Action action, Collection<UUID> users) {
        List<Request> mine = requests.add(action, users);
        locked(() -> {
            if (!mine.stream().allMatch(Request::isCompleted)) {
                executeTurn(nanoTime.getAsLong());
            }
        });
        return mine.stream().collect(Collectors.toMap(Request::user, Request::place));
    }

    /** @return the user's place, completed by a thread of the executor when a turn has executed the request and has committed */
    CompletionStage<Optional<Place>> submit(Action action, UUID user) {
        return requests.submit(action, user).result();
    }

    /** Ends the user's place with the next turn, within a second. If the turn fails, the one after it retries. */
    void submitDone(UUID user) {
        requests.submitDone(user);
    }

    /** Whether the next turn ends the user's place, because the user has paid. */
    boolean isDonePending(UUID user) {
        return requests.isDonePending(user);
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
            requests.failed(requests.take(), e);
        } finally {
            requests.finished();
        }
    }

    private void executeTurn(long now) {
        List<Request> batch = requests.take();
        Map<UUID, Long> unwritten = heartbeats.due(now);
        // Requests must be executed even if another node has the lock at the moment.
        Mode mode = batch.isEmpty() && unwritten.isEmpty() ? Mode.TICK : Mode.ACT;
        try {
            Turn turn = new Turn(event, snapshot.revision(), mode, millisAgo(unwritten, now), limits.get());
            batch.forEach(request -> turn.add(request.action(), request.user()));
            apply(turn, now);
            readAt = now;
        } catch (RuntimeException e) {
            heartbeats.notWritten();
            requests.failed(batch, e);
            throw e;
        }
        heartbeats.written(unwritten, now);
        batch.stream()
            .filter(request -> request.action() == Action.ENTER)
            .forEach(request -> heartbeats.entered(request.user(), now));
        requests.executed(batch, snapshot::place);
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
