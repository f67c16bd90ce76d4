package io.yemae.queue.domain;

import io.yemae.queue.QueueStatus;
import io.yemae.queue.RoomView;
import io.yemae.queue.RoomView.Sale;
import io.yemae.queue.WaitPrediction;
import io.yemae.queue.domain.Turn.Action;
import io.yemae.queue.domain.Turn.Limits;
import io.yemae.shared.EventId;
import io.yemae.shared.PendingTask;
import io.yemae.shared.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A waiting room on this node: its snapshot as of the last turn ({@link RoomSnapshot}), which answers questions from memory; the turns that
 * change it ({@link TurnExecution}); and the heartbeats of those who wait ({@link Heartbeats}).
 */
public class Room {
    private static final long FORGET_AFTER_NANOS = TimeUnit.MINUTES.toNanos(1);
    /** Longer than a turn takes: in a rush, the changes that are announced are mostly those of this node, and the next turn returns all. */
    private static final long READ_CHANGES_AFTER_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final EventId event;
    private final DelayedExecutor executor;
    private final LongSupplier nanoTime;
    private final RoomSnapshot snapshot;
    private final Heartbeats heartbeats;
    private final TurnExecution turns;
    private final AtomicLong changedAt;
    private final PendingTask pendingRefresh = new PendingTask(TimeUnit.SECONDS.toNanos(1));
    private volatile long requestedAt;

    /**
     * @param limits   the policies at the moment
     * @param nanoTime as {@link System#nanoTime()}
     */
    public Room(EventId event, TurnStore store, Supplier<Limits> limits, DelayedExecutor executor, LongSupplier nanoTime) {
        this.event = event;
        this.executor = executor;
        this.nanoTime = nanoTime;
        long now = nanoTime.getAsLong();
        snapshot = new RoomSnapshot(event);
        heartbeats = new Heartbeats(now);
        turns = new TurnExecution(event, store, limits, snapshot, heartbeats, executor, nanoTime);
        requestedAt = now;
        changedAt = new AtomicLong(now);
    }

    public EventId event() {
        return event;
    }

    public RoomView view() {
        return snapshot.view();
    }

    /** As of the last turn, so at most a second old unless the room is empty. */
    public Sale sale() {
        return snapshot.sale();
    }

    public boolean isEmpty() {
        return snapshot.size() == 0;
    }

    /** In seconds; 0 if a newcomer would be admitted at once. */
    public long waitOfNewcomer() {
        return snapshot.waitOfNewcomer();
    }

    /**
     * How long the last one who waits would wait with other limits.
     *
     * @param rate null for the room's own
     */
    public WaitPrediction predict(List<Integer> thresholds, Integer rate) {
        return snapshot.predict(thresholds, rate);
    }

    /** Whether nobody has requested anything for so long that the room can be dropped from memory. */
    public boolean isIdle() {
        return turns.isIdle() && nanoTime.getAsLong() - requestedAt > FORGET_AFTER_NANOS;
    }

    public Optional<Place> place(UUID user) {
        return snapshot.place(user);
    }

    public boolean isWaiting(UUID user) {
        return place(user).filter(place -> !place.admitted()).isPresent();
    }

    public boolean isAdmitted(UUID user) {
        return place(user).filter(place -> place.isSessionOpen(nanoTime.getAsLong())).isPresent();
    }

    /**
     * Whether the user has a place and keeps it. If the user has paid and the next turn ends the place, the user has to enter again with a
     * turn: it ends places first, so the user gets a new one.
     */
    public boolean keepsPlace(UUID user) {
        return place(user).isPresent() && !turns.isDonePending(user);
    }

    public QueueStatus status(UUID user) {
        return snapshot.status(user, nanoTime.getAsLong());
    }

    /** The same with the place that the user had after some turn, which a later turn may have ended. */
    public QueueStatus statusWith(UUID user, Optional<Place> place) {
        return snapshot.status(user, place, nanoTime.getAsLong());
    }

    /** The same without blocking; empty while a turn that has changed the place is being applied. */
    public Optional<QueueStatus> statusIfRanked(UUID user) {
        return snapshot.statusIfRanked(user, nanoTime.getAsLong());
    }

    /**
     * The status after a turn with the user's ENTER.
     *
     * @param place the user's place after that turn
     * @throws Problem if no place was given: conflict {@code EVENT_CANCELLED} or {@code NOT_ON_SALE}, unauthenticated
     *     {@code USER_NOT_FOUND}
     */
    public QueueStatus statusAfterEntry(UUID user, Optional<Place> place) {
        if (place.isEmpty()) {
            refuseIfCancelled();
            throw sale() == Sale.OVER ? Problem.conflict("NOT_ON_SALE", "예매할 수 있는 기간이 아닙니다.") : Problem.userGone();
        }
        return statusWith(user, place).asNewcomer();
    }

    /** @throws Problem conflict {@code EVENT_CANCELLED} */
    public void refuseIfCancelled() {
        if (sale() == Sale.CANCELLED) {
            throw Problem.conflict("EVENT_CANCELLED", "취소된 공연입니다. 대기열에 들어갈 수 없습니다.");
        }
    }

    /** The user's page is open. Costs no statement now; heartbeats are written for many users together. */
    public void heartbeat(UUID user) {
        if (isWaiting(user)) {
            heartbeats.received(user, nanoTime.getAsLong());
        }
    }

    /**
     * Blocks until a turn has executed the request, together with those of others, and has committed.
     *
     * @return the user's place after that turn
     * @throws Problem unavailable {@code UNAVAILABLE} if the turn could not be executed
     */
    public Optional<Place> execute(Action action, UUID user) {
        requestedAt = nanoTime.getAsLong();
        return turns.execute(action, user);
    }

    /** As {@link #execute}, for several users in one turn. */
    public Map<UUID, Optional<Place>> executeAll(Action action, Collection<UUID> users) {
        requestedAt = nanoTime.getAsLong();
        return turns.executeAll(action, users);
    }

    /** As {@link #execute}, without blocking. */
    public CompletionStage<Optional<Place>> submit(Action action, UUID user) {
        requestedAt = nanoTime.getAsLong();
        return turns.submit(action, user);
    }

    /** The user has paid: the place ends with the next turn, within a second. */
    public void submitDone(UUID user) {
        turns.submitDone(user);
    }

    /** To be called every second. */
    public void tick() {
        turns.tick();
        snapshot.measureAdmissionRate();
    }

    /**
     * Reads the room. Must be called before any other method.
     *
     * @return whether there is such an event
     */
    public boolean load() {
        return turns.load();
    }

    /** Reads what other nodes have changed. */
    public void refresh() {
        turns.read();
    }

    /** As {@link #refresh}, but not within 100 ms of a refresh or turn, for all who ask. */
    public void refreshUnlessFresh() {
        turns.readUnlessFresh();
    }

    /** Whether the last refresh or turn began within the last 100 ms. */
    public boolean isFresh() {
        return turns.isFresh();
    }

    /**
     * A node or an operator has changed the room. It is read soon, on another thread, unless a turn has begun by then. Changes until then
     * share one read.
     */
    public void changed() {
        long now = changedAt.accumulateAndGet(nanoTime.getAsLong(), (one, other) -> one - other > 0 ? one : other);
        if (pendingRefresh.begin(now)) {
            executor.execute(() -> {
                pendingRefresh.end();
                turns.readUnlessReadSince(changedAt.get());
            }, READ_CHANGES_AFTER_NANOS);
        }
    }
}
