package io.yemae.queue.domain;

import io.yemae.queue.QueueStatus;
import io.yemae.queue.QueueTicket;
import io.yemae.queue.RoomView;
import io.yemae.queue.WaitPrediction;
import io.yemae.queue.domain.TurnResult.RoomState;
import io.yemae.shared.EventId;
import io.yemae.shared.logging.EventLog;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A room in the memory of a node, complete as of its last turn. Any number of threads read it; they block for nothing but the end of a turn
 * that has just changed their place. A late snapshot shows an older place, and never admits anybody.
 */
final class RoomSnapshot {
    /** Weight of the last second in the moving average of the admission rate. */
    private static final double LAST_SECOND = 0.1;

    private final EventId event;
    private final Map<UUID, Place> places = new ConcurrentHashMap<>();
    private volatile Set<UUID> cleared = Set.of();
    private volatile RoomState room;
    private volatile Ranking ranking = Ranking.EMPTY;
    private volatile double admittedPerSecond;
    private volatile int sessionMinutes;
    private final AtomicInteger admittedSince = new AtomicInteger();

    RoomSnapshot(EventId event) {
        this.event = event;
    }

    /**
     * To be called in the order of the turns.
     *
     * @param sessionMinutes how long a session lasts: until users have been admitted, the wait is estimated by it
     */
    synchronized void apply(TurnResult result, long nanoTime, int sessionMinutes) {
        if (room != null && result.room().epoch() > room.epoch()) {
            cleared = new HashSet<>(places.keySet());
        }
        Ranking.Changes changes = new Ranking.Changes();
        for (TurnResult.Ticket ticket : result.tickets()) {
            if (ticket.isLive()) {
                Place after = place(ticket, nanoTime);
                Place before = places.put(ticket.user(), after);
                changes.add(before, after);
                if (ticket.isAdmitted() && (before == null || !before.admitted())) {
                    admittedSince.incrementAndGet();
                    EventLog.happened("queue.admitted", "event", event, "user", ticket.user(), "number", ticket.number());
                }
            } else {
                Place ended = places.get(ticket.user());
                if (ended != null && ended.epoch() == ticket.epoch() && ended.arrival() == ticket.arrival()) {
                    places.remove(ticket.user());
                    changes.add(ended, null);
                }
            }
        }
        this.sessionMinutes = sessionMinutes;
        room = result.room();
        ranking = ranking.with(changes);
    }

    /** To be called every second. */
    void measureAdmissionRate() {
        admittedPerSecond = admittedPerSecond * (1 - LAST_SECOND) + admittedSince.getAndSet(0) * LAST_SECOND;
    }

    /** Of the last turn; 0 if there was none. */
    long revision() {
        return room == null ? 0 : room.revision();
    }

    /** How many wait or are admitted. */
    int size() {
        return places.size();
    }

    Optional<Place> place(UUID user) {
        return Optional.ofNullable(places.get(user));
    }

    /** As of the last turn, so at most a second old unless the room is empty. */
    RoomView.Sale sale() {
        return room.sale();
    }

    RoomView view() {
        return view(ranking);
    }

    private RoomView view(Ranking now) {
        RoomState known = room;
        return new RoomView(now.waiting().length + now.undrawn(), now.admitted(), known.threshold(), known.rate(), known.paused(),
            known.epoch(), !known.hasFree(), known.sale());
    }

    QueueStatus status(UUID user, long nanoTime) {
        return status(user, place(user), nanoTime);
    }

    QueueStatus status(UUID user, Optional<Place> place, long nanoTime) {
        Ranking now = ranking;
        if (!now.ranks(place)) {
            // The place is of a turn that is just being applied. At the end of it all its places are ranked.
            synchronized (this) {
                now = ranking;
            }
        }
        return status(now, user, place, nanoTime);
    }

    /** The same without blocking; empty while a turn that has changed the place is being applied. */
    Optional<QueueStatus> statusIfRanked(UUID user, long nanoTime) {
        Optional<Place> place = place(user);
        Ranking now = ranking;
        return now.ranks(place) ? Optional.of(status(now, user, place, nanoTime)) : Optional.empty();
    }

    private QueueStatus status(Ranking now, UUID user, Optional<Place> place, long nanoTime) {
        if (sale() == RoomView.Sale.CANCELLED) {
            return new QueueStatus(view(now), Optional.empty(), false);
        }
        return new QueueStatus(view(now), place.map(each -> ticket(each, now.position(each), nanoTime)),
            place.isEmpty() && cleared.contains(user));
    }

    private QueueTicket ticket(Place place, long position, long nanoTime) {
        return new QueueTicket(place.epoch(), place.arrival(), place.number(), place.admitted(), position, estimatedSeconds(position),
            place.secondsLeft(nanoTime));
    }

    /** In seconds; 0 if a newcomer would be admitted at once. */
    long waitOfNewcomer() {
        RoomView now = view();
        return now.queueSize() == 0 && now.available() > 0 ? 0 : estimatedSeconds(now.queueSize() + 1L);
    }

    /** The waits of the last one who waits, with the room's limits and with others. */
    WaitPrediction predict(List<Integer> thresholds, Integer rate) {
        RoomView now = view();
        WaitEstimate estimate = estimate(now.currentUsers());
        int position = now.queueSize();
        return new WaitPrediction(position, estimate.with(now.threshold(), now.rate(), position), thresholds.stream()
            .map(threshold -> estimate.with(threshold, rate == null ? now.rate() : rate, position))
            .toList());
    }

    private long estimatedSeconds(long position) {
        return estimate(0).seconds(position);
    }

    private WaitEstimate estimate(int admitted) {
        RoomState known = room;
        return WaitEstimate.of(admittedPerSecond, TimeUnit.MINUTES.toSeconds(sessionMinutes), known.threshold(), known.rate(), admitted);
    }

    private static Place place(TurnResult.Ticket ticket, long nanoTime) {
        long sessionEnds = ticket.isAdmitted() ? nanoTime + TimeUnit.MILLISECONDS.toNanos(ticket.sessionMillis()) : 0;
        return new Place(ticket.epoch(), ticket.arrival(), ticket.number(), ticket.isAdmitted(), sessionEnds);
    }
}
