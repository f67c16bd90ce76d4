package io.yemae.queue.domain;

import io.yemae.queue.QueueStatus;
import io.yemae.queue.QueueTicket;
import io.yemae.queue.RoomView;
import io.yemae.queue.WaitPrediction;
import io.yemae.queue.domain.TurnResult.RoomState;
import io.yemae.shared.logging.EventLog;
import java.util.Arrays;
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
 * A room in the memory of a node, complete as of its last turn. Any number of threads read it; they block for nothing but the ranking of
 * newcomers. A late snapshot shows an older place, and never admits anybody.
 */
final class RoomSnapshot {
    /** Weight of the last second in the moving average of the admission rate. */
    private static final double LAST_SECOND = 0.1;

    private final Map<UUID, Place> places = new ConcurrentHashMap<>();
    private volatile Set<UUID> cleared = Set.of();
    private volatile RoomState room;
    private volatile long version;
    private volatile Ranking ranking = Ranking.of(0, Set.of());
    private volatile double admittedPerSecond;
    private volatile int sessionMinutes;
    private final AtomicInteger admittedSince = new AtomicInteger();

    /** Waiting numbers in ascending order, and counts of the admitted and of those who wait for the draw. */
    private record Ranking(long version, long[] waiting, int undrawn, int admitted) {

        static Ranking of(long version, Iterable<Place> places) {
            long[] waiting = new long[16];
            int drawn = 0;
            int undrawn = 0;
            int admitted = 0;
            for (Place place : places) {
                if (place.admitted()) {
                    admitted++;
                } else if (place.number() == null) {
                    undrawn++;
                } else {
                    waiting = drawn == waiting.length ? Arrays.copyOf(waiting, drawn * 2) : waiting;
                    waiting[drawn++] = place.number();
                }
            }
            long[] numbers = Arrays.copyOf(waiting, drawn);
            Arrays.sort(numbers);
            return new Ranking(version, numbers, undrawn, admitted);
        }

        /** Whether the place is ranked, or needs no rank because the user does not wait with a number. */
        boolean ranks(Optional<Place> place) {
            return place.filter(Ranking::waitsWithNumber).isEmpty() || Arrays.binarySearch(waiting, place.get().number()) >= 0;
        }

        /** From 1; 0 if the user does not wait with a number. */
        long position(Place place) {
            if (!waitsWithNumber(place)) {
                return 0;
            }
            int index = Arrays.binarySearch(waiting, place.number());
            return (index < 0 ? -index - 1 : index) + 1L;
        }

        private static boolean waitsWithNumber(Place place) {
            return !place.admitted() && place.number() != null;
        }
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
        for (TurnResult.Ticket ticket : result.tickets()) {
            if (ticket.isLive()) {
                Place before = places.put(ticket.user(), place(ticket, nanoTime));
                if (ticket.isAdmitted() && (before == null || !before.admitted())) {
                    admittedSince.incrementAndGet();
                    EventLog.counted("queue.admitted", 1);
                }
            } else {
                places.computeIfPresent(ticket.user(),
                    (user, place) -> place.epoch() == ticket.epoch() && place.arrival() == ticket.arrival() ? null : place);
            }
        }
        this.sessionMinutes = sessionMinutes;
        room = result.room();
        version = result.tickets().isEmpty() ? version : result.room().revision();
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
        return view(ranking());
    }

    private RoomView view(Ranking now) {
        RoomState known = room;
        return new RoomView(now.waiting.length + now.undrawn, now.admitted, known.threshold(), known.rate(), known.paused(), known.epoch(),
            !known.hasFree(), known.sale());
    }

    QueueStatus status(UUID user, long nanoTime) {
        return status(user, place(user), nanoTime);
    }

    QueueStatus status(UUID user, Optional<Place> place, long nanoTime) {
        Ranking now = ranking();
        if (!now.ranks(place)) {
            // The place is of a turn that is just being applied. Ranking waits for the end of it, so that all places of the turn are
            // counted.
            synchronized (this) {
                now = ranking();
            }
        }
        return status(now, user, place, nanoTime);
    }

    /** The same without blocking; empty while the snapshot changes, and until its places have been ranked. */
    Optional<QueueStatus> statusIfRanked(UUID user, long nanoTime) {
        Optional<Place> place = place(user);
        Ranking now = ranking;
        return now.version == version && now.ranks(place) ? Optional.of(status(now, user, place, nanoTime)) : Optional.empty();
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

    /** Computed at the first request after a change. */
    private Ranking ranking() {
        if (ranking.version != version) {
            synchronized (this) {
                if (ranking.version != version) {
                    ranking = Ranking.of(version, places.values());
                }
            }
        }
        return ranking;
    }
}
