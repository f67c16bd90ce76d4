package io.yemae.seating.domain;

import io.yemae.seating.SeatMap;
import io.yemae.seating.SeatStatus;
import java.time.Clock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The seats of one performance as this node shows them: an immutable map that is replaced by each change. Reads from the database happen
 * under the same lock as the replacement, so that an older result never replaces a newer one.
 */
public final class LiveSeats {
    /** About 100 seconds of a sale with ten changes per second. */
    private static final int REMEMBERED_VERSIONS = 1_000;
    private static final long OFFER_MS = 2_000;
    private static final UUID UNKNOWN_RESERVATION = new UUID(0, 0);

    private final Clock clock;
    private final Listener listener;
    private final Map<Integer, Long> offers = new HashMap<>();
    private volatile Shown shown;
    private final Map<UUID, Long> freed = new ConcurrentHashMap<>();
    /** Seats that were taken on this node, and the reservation, until the map shows it. */
    private final Map<Integer, UUID> taken = new ConcurrentHashMap<>();
    private final AtomicLong freedSoFar = new AtomicLong();
    private volatile long usedAt;

    /** The version of an earlier map, and the seats that changed in the next one. */
    private record Step(String from, int[] changed) {
    }

    /** A map and the changes that led to it. */
    private record Shown(SeatMap map, List<Step> steps) {

        Shown next(SeatMap after, int[] changed) {
            if (changed.length == 0) {
                return new Shown(after, steps);
            }
            List<Step> more = new ArrayList<>(steps.subList(Math.max(0, steps.size() - REMEMBERED_VERSIONS + 1), steps.size()));
            more.add(new Step(map.version(), changed));
            return new Shown(after, more);
        }

        Optional<SeatMap.Delta> since(String version) {
            if (map.version().equals(version)) {
                return Optional.of(new SeatMap.Delta(map, new int[0]));
            }
            for (int i = steps.size() - 1; i >= 0; i--) {
                if (steps.get(i).from().equals(version)) {
                    List<Step> missed = steps.subList(i, steps.size());
                    return Optional.of(map.derived(new Since(version), to -> new SeatMap.Delta(to, union(missed))));
                }
            }
            return Optional.empty();
        }

        private static int[] union(List<Step> steps) {
            BitSet changed = new BitSet();
            for (Step step : steps) {
                for (int seat : step.changed()) {
                    changed.set(seat);
                }
            }
            return changed.stream().toArray();
        }
    }

    /** The key under which the changes since a version are cached: many clients ask for the same ones. */
    private record Since(String version) {
    }

    /** Called in the order of the changes, under the lock. Without seats if the seats themselves or their prices changed. */
    public interface Listener {
        void changed(SeatMap before, SeatMap after, int[] seats);
    }

    public LiveSeats(SeatMap map, Clock clock, Listener listener) {
        this.shown = new Shown(map, List.of());
        this.clock = clock;
        this.listener = listener;
        this.usedAt = clock.millis();
    }

    /** The current map. Expired holds are shown as available. */
    public SeatMap map() {
        long now = clock.millis();
        usedAt = now;
        SeatMap present = shown.map();
        return present.holdsAt(now) ? present : replaced(() -> shown.map().at(now));
    }

    /** The current map without blocking. Empty if it has to be updated first. */
    public Optional<SeatMap> cachedMap() {
        long now = clock.millis();
        usedAt = now;
        return Optional.of(shown.map()).filter(present -> present.holdsAt(now));
    }

    /** The last map, in which holds may have expired. */
    public SeatMap shown() {
        return shown.map();
    }

    /** The changes since a version; empty if it is too old or unknown. */
    public Optional<SeatMap.Delta> since(String version) {
        // Applies expired holds.
        map();
        return shown.since(version);
    }

    /** Reads the seats that belong, or belonged, to reservations. */
    public synchronized void refresh(Collection<UUID> reservations, Supplier<Collection<SeatState>> reading) {
        usedAt = clock.millis();
        Map<UUID, Long> before = new HashMap<>(freed);
        before.keySet().retainAll(reservations);
        replaced(() -> shown.map().with(reading.get()).at(usedAt));
        before.forEach(freed::remove);
        taken.values().removeAll(reservations);
    }

    /** Reads all held and sold seats; all others are free. */
    public synchronized void refreshAll(Supplier<Collection<SeatState>> reading) {
        Map<UUID, Long> before = new HashMap<>(freed);
        Map<Integer, UUID> takenBefore = new HashMap<>(taken);
        replaced(() -> SeatMap.of(shown.map().plan(), reading.get()).at(clock.millis()));
        before.forEach(freed::remove);
        takenBefore.forEach(taken::remove);
    }

    /**
     * Marks seats as freed; the map shows it after the next read.
     *
     * @param reservation null if unknown
     */
    public void freed(UUID reservation) {
        if (reservation == null) {
            taken.clear();
        } else {
            taken.values().remove(reservation);
        }
        freed.put(reservation == null ? UNKNOWN_RESERVATION : reservation, freedSoFar.incrementAndGet());
    }

    /** Marks seats as taken by a reservation that has just been committed; the map shows it after the next read. */
    public void taken(Collection<Integer> seats, UUID reservation) {
        seats.forEach(seat -> taken.put(seat, reservation));
    }

    /** Whether the map shows all seats that were freed on this node. */
    public boolean isUpToDate() {
        return freed.isEmpty();
    }

    /** Whether the seat is certainly taken. Knows what was taken or freed on this node, even if the map does not show it yet. */
    public boolean isTaken(int seat) {
        return taken.containsKey(seat) || isUpToDate() && map().status(seat) != SeatStatus.AVAILABLE;
    }

    /** Reads the seats themselves and their prices again. */
    public synchronized void reload(Supplier<SeatMap> reading) {
        SeatMap read = reading.get().at(clock.millis());
        SeatMap before = shown.map();
        if (read.plan().fingerprint() == before.plan().fingerprint()) {
            replaced(() -> read);
        } else {
            // Other seats or prices: earlier versions and offers do not apply.
            offers.clear();
            taken.clear();
            shown = new Shown(read, List.of());
            listener.changed(before, read, new int[0]);
        }
    }

    /**
     * Chooses seats, and excludes them from other choices on this node for two seconds.
     *
     * @return indexes; empty if there are not enough
     */
    public synchronized List<Integer> offer(int grade, int quantity) {
        long now = clock.millis();
        offers.values().removeIf(until -> until <= now);
        List<Integer> chosen = BestSeats.choose(map(), grade, quantity, offers::containsKey);
        chosen.forEach(seat -> offers.put(seat, now + OFFER_MS));
        return chosen;
    }

    /** Ends the exclusion of offered seats that nobody took. */
    public synchronized void withdraw(Collection<Integer> seats) {
        offers.keySet().removeAll(seats);
    }

    /** Publishes changes that happened before the map was loaded, because clients may already be subscribed. */
    public synchronized void tell(Collection<SeatState> states) {
        SeatMap present = shown.map();
        int[] seats = states.stream().mapToInt(state -> present.plan().indexOf(state.seat())).filter(seat -> seat >= 0).sorted().toArray();
        listener.changed(present, present, seats);
    }

    public boolean isIdleSince(long time) {
        return usedAt < time;
    }

    private synchronized SeatMap replaced(Supplier<SeatMap> next) {
        Shown before = shown;
        SeatMap after = next.get();
        if (after.isLike(before.map())) {
            // Keeps the values derived from it.
            return before.map();
        }
        int[] changed = after.changedSince(before.map());
        shown = before.next(after, changed);
        if (changed.length > 0) {
            endOffers(after, changed);
            listener.changed(before.map(), after, changed);
        }
        return after;
    }

    /** A seat that is taken needs no exclusion, and is free for everybody as soon as it is released. */
    private void endOffers(SeatMap after, int[] changed) {
        for (int seat : changed) {
            if (after.status(seat) != SeatStatus.AVAILABLE) {
                offers.remove(seat);
            }
        }
    }
}
