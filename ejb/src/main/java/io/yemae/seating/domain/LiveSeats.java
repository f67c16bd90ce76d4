package io.yemae.seating.domain;

import io.yemae.seating.SeatMap;
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
 * The seats of one performance as this node shows them: a map, replaced by the next one whenever seats change hands. What is read from the database is
 * read and put in under one lock, so that an older reading can never follow a newer one.
 */
public final class LiveSeats {
    /** About a minute and a half of a sale that changes ten times a second. */
    private static final int REMEMBERED = 1_000;
    private static final long OFFER_MS = 2_000;
    private static final UUID SOME_SEATS = new UUID(0, 0);

    private final Clock clock;
    private final Listener listener;
    private final Map<Integer, Long> offers = new HashMap<>();
    private volatile Shown shown;
    private final Map<UUID, Long> freed = new ConcurrentHashMap<>();
    private final AtomicLong freedSoFar = new AtomicLong();
    private volatile long usedAt;

    /** A map that was, by its version, and which seats the next one shows differently. */
    private record Step(String from, int[] changed) {
    }

    /** A map, and the steps that led to it. */
    private record Shown(SeatMap map, List<Step> steps) {

        Shown next(SeatMap after, int[] changed) {
            if (changed.length == 0) {
                return new Shown(after, steps);
            }
            List<Step> more = new ArrayList<>(steps.subList(Math.max(0, steps.size() - REMEMBERED + 1), steps.size()));
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
                    return Optional.of(map.rendition(new Since(version), to -> new SeatMap.Delta(to, union(missed))));
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

    /** Names what changed since a version: asked for by many, and found out once. */
    private record Since(String version) {
    }

    /** Told in order, while no other change can come in between; of no seats, when they are other seats or have other prices. */
    public interface Listener {
        void changed(SeatMap before, SeatMap after, int[] seats);
    }

    public LiveSeats(SeatMap map, Clock clock, Listener listener) {
        this.shown = new Shown(map, List.of());
        this.clock = clock;
        this.listener = listener;
        this.usedAt = clock.millis();
    }

    /** The map of this moment: holds that have run out are over in it. */
    public SeatMap map() {
        long now = clock.millis();
        usedAt = now;
        SeatMap present = shown.map();
        return present.holdsAt(now) ? present : replaced(() -> shown.map().at(now));
    }

    /** The same without waiting: empty when it has to be made first. */
    public Optional<SeatMap> mapAtHand() {
        long now = clock.millis();
        usedAt = now;
        return Optional.of(shown.map()).filter(present -> present.holdsAt(now));
    }

    /** The map that was shown last. */
    public SeatMap shown() {
        return shown.map();
    }

    /** What changed since a version; empty when nobody remembers it. */
    public Optional<SeatMap.Delta> since(String version) {
        // Brings it to this moment.
        map();
        return shown.since(version);
    }

    /** Reads what became of the seats that are, or were, of some reservations. */
    public synchronized void refresh(Collection<UUID> reservations, Supplier<Collection<SeatState>> reading) {
        usedAt = clock.millis();
        Map<UUID, Long> before = new HashMap<>(freed);
        before.keySet().retainAll(reservations);
        replaced(() -> shown.map().with(reading.get()).at(usedAt));
        before.forEach(freed::remove);
    }

    /** Reads which seats somebody has; all others are free. */
    public synchronized void refreshAll(Supplier<Collection<SeatState>> reading) {
        Map<UUID, Long> before = new HashMap<>(freed);
        replaced(() -> SeatMap.of(shown.map().plan(), reading.get()).at(clock.millis()));
        before.forEach(freed::remove);
    }

    /** Seats of a reservation (null: some seats) have become free, and the map does not show it until they are read. */
    public void freed(UUID reservation) {
        freed.put(reservation == null ? SOME_SEATS : reservation, freedSoFar.incrementAndGet());
    }

    /** Whether all is shown that has become free on this node. */
    public boolean isUpToDate() {
        return freed.isEmpty();
    }

    /** Reads the seats themselves and their prices again. */
    public synchronized void reload(Supplier<SeatMap> reading) {
        SeatMap read = reading.get().at(clock.millis());
        SeatMap before = shown.map();
        if (read.plan().fingerprint() == before.plan().fingerprint()) {
            replaced(() -> read);
        } else {
            // Other seats, or other prices: nothing that was told before applies to them.
            offers.clear();
            shown = new Shown(read, List.of());
            listener.changed(before, read, new int[0]);
        }
    }

    /**
     * Chooses seats, and keeps them for a moment from the others on this node who let us choose.
     *
     * @return indexes; empty when there are not so many
     */
    public synchronized List<Integer> offer(int grade, int quantity) {
        long now = clock.millis();
        offers.values().removeIf(until -> until <= now);
        List<Integer> chosen = BestSeats.choose(map(), grade, quantity, offers::containsKey);
        chosen.forEach(seat -> offers.put(seat, now + OFFER_MS));
        return chosen;
    }

    /** Tells of seats whose change was not seen because nobody had asked for the map before: somebody may be watching all the same. */
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
            // With all that has been prepared from it.
            return before.map();
        }
        int[] changed = after.changedSince(before.map());
        shown = before.next(after, changed);
        if (changed.length > 0) {
            listener.changed(before.map(), after, changed);
        }
        return after;
    }
}
