package io.yemae.seating.domain;

import io.yemae.seating.SeatMap;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
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

    private final Clock clock;
    private final Listener listener;
    private final Deque<Step> steps = new ArrayDeque<>();
    private final Map<Integer, Long> offers = new HashMap<>();
    private volatile SeatMap map;
    private final AtomicLong freed = new AtomicLong();
    private volatile long freedAndRead;
    private volatile long usedAt;

    /** A map that was, by its version, and which seats the next one shows differently. */
    private record Step(String from, int[] changed) {
    }

    /** Told in order, while no other change can come in between. */
    public interface Listener {
        void changed(SeatMap before, SeatMap after, int[] seats);
    }

    public LiveSeats(SeatMap map, Clock clock, Listener listener) {
        this.map = map;
        this.clock = clock;
        this.listener = listener;
        this.usedAt = clock.millis();
    }

    /** The map of this moment: holds that have run out are over in it. */
    public SeatMap map() {
        long now = clock.millis();
        usedAt = now;
        SeatMap present = map;
        return present.holdsAt(now) ? present : replaced(() -> map.at(now));
    }

    /** The map that was shown last. */
    public SeatMap shown() {
        return map;
    }

    /** What changed since a version; empty when nobody remembers it. */
    public synchronized Optional<SeatMap.Delta> since(String version) {
        SeatMap present = map();
        if (present.version().equals(version)) {
            return Optional.of(new SeatMap.Delta(present, new int[0]));
        }
        TreeSet<Integer> changed = new TreeSet<>();
        for (Iterator<Step> latest = steps.descendingIterator(); latest.hasNext();) {
            Step step = latest.next();
            Arrays.stream(step.changed()).forEach(changed::add);
            if (step.from().equals(version)) {
                return Optional.of(new SeatMap.Delta(present, changed.stream().mapToInt(Integer::intValue).toArray()));
            }
        }
        return Optional.empty();
    }

    /** Reads what became of some seats. */
    public synchronized void refresh(Supplier<Collection<SeatState>> reading) {
        usedAt = clock.millis();
        long before = freed.get();
        replaced(() -> map.with(reading.get()).at(usedAt));
        freedAndRead = before;
    }

    /** Reads which seats somebody has; all others are free. */
    public synchronized void refreshAll(Supplier<Collection<SeatState>> reading) {
        long before = freed.get();
        replaced(() -> SeatMap.of(map.plan(), reading.get()).at(clock.millis()));
        freedAndRead = before;
    }

    /** Some of its seats have become free, and the map does not show it yet. */
    public void freed() {
        freed.incrementAndGet();
    }

    /** Whether all is shown that has become free on this node. */
    public boolean isUpToDate() {
        return freed.get() == freedAndRead;
    }

    /** Reads the seats themselves and their prices again. */
    public synchronized void reload(Supplier<SeatMap> reading) {
        SeatMap read = reading.get().at(clock.millis());
        if (read.plan().fingerprint() == map.plan().fingerprint()) {
            replaced(() -> read);
        } else {
            // Other seats, or other prices: nothing that was told before applies to them.
            steps.clear();
            offers.clear();
            map = read;
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
        int[] seats = states.stream().mapToInt(state -> map.plan().indexOf(state.seat())).filter(seat -> seat >= 0).sorted().toArray();
        listener.changed(map, map, seats);
    }

    public boolean isIdleSince(long time) {
        return usedAt < time;
    }

    private synchronized SeatMap replaced(Supplier<SeatMap> next) {
        SeatMap before = map;
        SeatMap after = next.get();
        int[] changed = after.changedSince(before);
        map = after;
        if (changed.length > 0) {
            steps.addLast(new Step(before.version(), changed));
            if (steps.size() > REMEMBERED) {
                steps.removeFirst();
            }
            listener.changed(before, after, changed);
        }
        return after;
    }
}
