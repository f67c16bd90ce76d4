package io.yemae.seating.domain;

import io.yemae.seating.SeatMap;
import io.yemae.seating.SeatStatus;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/**
 * The seats of one performance as this node shows them: an immutable map that is replaced by each change. Reads from the database happen
 * under the same lock as the replacement, so that an older result never replaces a newer one.
 */
public final class LiveSeats {
    private static final long OFFER_MS = 2_000;
    private static final UUID UNKNOWN_RESERVATION = new UUID(0, 0);

    private final Clock clock;
    private final Listener listener;
    /** When each offer ends, in this order. */
    private final Map<Integer, Long> offers = new LinkedHashMap<>();
    private final Suggestions suggestions;
    private volatile Shown shown;
    private final Map<UUID, Long> freed = new ConcurrentHashMap<>();
    /** Seats that were taken on this node, and the reservation, until the map shows it. */
    private final Map<Integer, UUID> taken = new ConcurrentHashMap<>();
    private final AtomicLong freedSoFar = new AtomicLong();
    private volatile long usedAt;

    /**
     * A map and the changes that led to it.
     *
     * @param number of the last change
     */
    private record Shown(SeatMap map, RecentChanges history, long number) {

        static Shown first(SeatMap map) {
            return new Shown(map, new RecentChanges(), 0);
        }

        Shown next(SeatMap after, int[] changed) {
            if (changed.length == 0) {
                return new Shown(after, history, number);
            }
            history.add(number + 1, map.fingerprint(), changed);
            return new Shown(after, history, number + 1);
        }

        Optional<SeatMap.Delta> since(long version) {
            if (map.fingerprint() == version) {
                return Optional.of(new SeatMap.Delta(map, new int[0]));
            }
            Optional<SeatMap.Delta> known = map.derivedIfPresent(new Since(version));
            return known.isPresent() ? known
                : history.since(version, number).map(changed -> map.derived(new Since(version), to -> new SeatMap.Delta(to, changed)));
        }
    }

    /** The key under which the changes since a version are cached: many clients ask for the same ones. */
    private record Since(long version) {
    }

    /** Called in the order of the changes, under the lock. Without seats if the seats themselves or their prices changed. */
    public interface Listener {
        void changed(SeatMap before, SeatMap after, int[] seats);
    }

    public LiveSeats(SeatMap map, Clock clock, Listener listener) {
        this.shown = Shown.first(map);
        this.clock = clock;
        this.listener = listener;
        this.usedAt = clock.millis();
        this.suggestions = new Suggestions(clock);
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
        return fingerprint(version).flatMap(known -> shown.since(known));
    }

    /** As {@link #since}, without blocking. Empty also if the map has to be updated first. */
    public Optional<SeatMap.Delta> cachedSince(String version) {
        Shown present = shown;
        return present.map().holdsAt(clock.millis()) ? fingerprint(version).flatMap(present::since) : Optional.empty();
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
        replaced(() -> shown.map().withOnly(reading.get()).at(clock.millis()));
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
            taken.values().removeIf(reservation::equals);
        }
        freed.put(reservation == null ? UNKNOWN_RESERVATION : reservation, freedSoFar.incrementAndGet());
    }

    /** Marks seats as taken by a reservation that has just been committed; the map shows it after the next read. */
    public synchronized void taken(Collection<Integer> seats, UUID reservation) {
        seats.forEach(seat -> taken.put(seat, reservation));
        offers.keySet().removeAll(seats);
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
            shown = Shown.first(read);
            listener.changed(before, read, new int[0]);
        }
    }

    /**
     * Chooses seats, and excludes them from other choices on this node for two seconds.
     *
     * @param own seats that the buyer has and would give back for better ones; units of general admission stay
     * @return indexes; empty if there are not enough
     */
    public synchronized List<Integer> offer(int grade, int quantity, Set<Integer> own) {
        long now = clock.millis();
        expireOffers(now);
        List<Integer> chosen =
            BestSeats.chooseInstead(map(), grade, quantity, own, seat -> offers.containsKey(seat) || taken.containsKey(seat));
        chosen.stream().filter(seat -> !own.contains(seat)).forEach(seat -> offers.put(seat, now + OFFER_MS));
        return chosen;
    }

    /** Ends the exclusion of offered seats that nobody took. */
    public synchronized void withdraw(Collection<Integer> seats) {
        offers.keySet().removeAll(seats);
    }

    /**
     * Free seats as near as possible to others of the same kind. They are not excluded from other choices, but for two seconds they are
     * suggested again only if there are no others: otherwise buyers who were refused together would be sent to the same seats.
     *
     * @param map      the current map
     * @param seats    indexes of this map's plan
     * @param excluded seats that are never suggested
     * @return as many indexes, ascending; empty if there are not enough
     */
    public List<Integer> suggest(SeatMap map, List<Integer> seats, IntPredicate excluded) {
        return suggestions.choose(recent -> NearestSeats.choose(map, seats, recent.or(excluded)));
    }

    /** Publishes changes that happened before the map was loaded, because clients may already be subscribed. */
    public synchronized void publish(Collection<SeatState> states) {
        SeatMap present = shown.map();
        int[] seats = states.stream().mapToInt(state -> present.plan().indexOf(state.seat())).filter(seat -> seat >= 0).sorted().toArray();
        listener.changed(present, present, seats);
    }

    public boolean isIdleSince(long time) {
        return usedAt < time;
    }

    private void expireOffers(long now) {
        Iterator<Long> ends = offers.values().iterator();
        while (ends.hasNext() && ends.next() <= now) {
            ends.remove();
        }
    }

    /**
     * Accepts a version only as maps write it. Derived values are cached by version, and other spellings of the same number would be
     * further keys, without limit.
     */
    private static Optional<Long> fingerprint(String version) {
        try {
            return Optional.of(Long.parseUnsignedLong(version, 16)).filter(known -> Long.toHexString(known).equals(version));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
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
