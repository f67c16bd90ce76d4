package io.yemae.seating;

import io.yemae.seating.domain.SeatState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An immutable snapshot of the seats of a performance: free, held, sold or blocked. Changes produce another map, which shares with this
 * one what did not change. So the cost of a change depends on the number of changed seats and hardly on the size of the performance:
 * beside the chunks of the changed seats it copies one reference for 256 seats.
 */
public final class SeatMap {
    private static final long STATUSES = SeatStatus.values().length;

    private final SeatPlan plan;
    private final SeatChunk[] chunks;
    private final int[] available;
    private final int[] held;
    private final int[] blocked;
    private final long fingerprint;
    private final long nextExpiry;
    private final DerivedValues derivedValues = new DerivedValues();

    /**
     * A map and its changed seats.
     *
     * @param changed indexes, ascending
     */
    public record Delta(SeatMap map, int[] changed) {
    }

    private SeatMap(SeatPlan plan, SeatChunk[] chunks, int[] available, int[] held, int[] blocked, long fingerprint, long nextExpiry) {
        this.plan = plan;
        this.chunks = chunks;
        this.available = available;
        this.held = held;
        this.blocked = blocked;
        this.fingerprint = fingerprint;
        this.nextExpiry = nextExpiry;
    }

    /** @param states of all seats that are not available */
    public static SeatMap of(SeatPlan plan, Collection<SeatState> states) {
        return plan.derivedValues().of(SeatMap.class, () -> empty(plan)).with(states);
    }

    private static SeatMap empty(SeatPlan plan) {
        SeatChunk[] chunks = new SeatChunk[(plan.size() + SeatChunk.SIZE - 1) / SeatChunk.SIZE];
        for (int chunk = 0; chunk < chunks.length; chunk++) {
            chunks[chunk] = SeatChunk.free(Math.min(SeatChunk.SIZE, plan.size() - chunk * SeatChunk.SIZE));
        }
        int[] available = plan.grades().stream().mapToInt(SeatPlan.Grade::total).toArray();
        long mixed = plan.fingerprint();
        for (int seat = 0; seat < plan.size(); seat++) {
            mixed ^= mix(seat, SeatStatus.AVAILABLE.ordinal());
        }
        return new SeatMap(plan, chunks, available, new int[available.length], new int[available.length], mixed, Long.MAX_VALUE);
    }

    /** With other states of some seats; this map if nothing differs. Unknown seats are ignored. */
    public SeatMap with(Collection<SeatState> states) {
        Draft draft = new Draft(this);
        for (SeatState state : states) {
            int seat = plan.indexOf(state.seat());
            if (seat >= 0) {
                draft.set(seat, state.status(), state.status() == SeatStatus.LOCKED ? state.heldUntil() : 0);
            }
        }
        return draft.map();
    }

    /**
     * With these states, and all other seats available; this map if nothing differs.
     *
     * @param states of all seats that are not available
     */
    public SeatMap withOnly(Collection<SeatState> states) {
        SeatMap read = of(plan, states);
        SeatChunk[] shared = read.chunks.clone();
        for (int chunk = 0; chunk < shared.length; chunk++) {
            if (shared[chunk].isLike(chunks[chunk])) {
                shared[chunk] = chunks[chunk];
            }
        }
        return Arrays.equals(shared, chunks) ? this
            : new SeatMap(plan, shared, read.available, read.held, read.blocked, read.fingerprint, read.nextExpiry);
    }

    /** Whether none of its holds has expired. */
    public boolean holdsAt(long now) {
        return now < nextExpiry;
    }

    /** With expired holds as available; this map if there are none. */
    public SeatMap at(long now) {
        if (holdsAt(now)) {
            return this;
        }
        Draft draft = new Draft(this);
        for (int chunk = 0; chunk < chunks.length; chunk++) {
            if (chunks[chunk].nextExpiry() <= now) {
                for (int offset = 0; offset < chunks[chunk].size(); offset++) {
                    if (chunks[chunk].status(offset) == SeatStatus.LOCKED.ordinal() && chunks[chunk].heldUntil(offset) <= now) {
                        draft.set(chunk * SeatChunk.SIZE + offset, SeatStatus.AVAILABLE, 0);
                    }
                }
            }
        }
        return draft.map();
    }

    public SeatPlan plan() {
        return plan;
    }

    public SeatStatus status(int seat) {
        return SeatStatus.of(chunks[seat / SeatChunk.SIZE].status(seat % SeatChunk.SIZE));
    }

    /** Epoch milliseconds of the end of a hold; 0 if the seat is not held. */
    long heldUntil(int seat) {
        return chunks[seat / SeatChunk.SIZE].heldUntil(seat % SeatChunk.SIZE);
    }

    /** Whether one of the seats from an index until another (exclusive) may be available. Looks at chunks, not at seats. */
    public boolean mayHaveAvailable(int from, int until) {
        for (int chunk = from / SeatChunk.SIZE; chunk * SeatChunk.SIZE < until; chunk++) {
            if (chunks[chunk].hasFree()) {
                return true;
            }
        }
        return false;
    }

    /** The index after the last seat whose state is stored together with that of a seat. */
    public int endOfChunk(int seat) {
        return Math.min(plan.size(), (seat / SeatChunk.SIZE + 1) * SeatChunk.SIZE);
    }

    /** A hash of the content: equal on every node with the same states, and again if the same states recur. */
    public String version() {
        return Long.toHexString(fingerprint);
    }

    /** {@link #version()} as a number. */
    public long fingerprint() {
        return fingerprint;
    }

    /** Epoch milliseconds of the first expiry of a hold; empty if no seat is held. */
    public Optional<Long> nextExpiry() {
        return nextExpiry == Long.MAX_VALUE ? Optional.empty() : Optional.of(nextExpiry);
    }

    /** By grade. */
    public Map<UUID, GradeCount> counts() {
        List<SeatPlan.Grade> grades = plan.grades();
        return IntStream.range(0, grades.size()).boxed()
            .collect(Collectors.toMap(grade -> grades.get(grade).id(), this::count));
    }

    GradeCount count(int grade) {
        return new GradeCount(plan.grades().get(grade).total(), available[grade]);
    }

    /** The available seats of a grade, by its index in the plan. */
    public int available(int grade) {
        return available[grade];
    }

    /** The held seats of a grade, by its index in the plan. */
    public int held(int grade) {
        return held[grade];
    }

    public SeatTally tally() {
        long free = Arrays.stream(available).sum();
        long locked = Arrays.stream(held).sum();
        return new SeatTally(plan.size() - free - locked - Arrays.stream(blocked).sum(), locked, free);
    }

    public boolean isSoldOut() {
        return Arrays.stream(available).allMatch(count -> count == 0);
    }

    /** The indexes of seats whose status differs from another map of the same plan. */
    public int[] changedSince(SeatMap other) {
        List<Integer> changed = new ArrayList<>();
        for (int chunk = 0; chunk < chunks.length; chunk++) {
            SeatChunk mine = chunks[chunk];
            SeatChunk before = other.chunks[chunk];
            if (mine != before) {
                for (int offset = 0; offset < mine.size(); offset++) {
                    if (mine.status(offset) != before.status(offset)) {
                        changed.add(chunk * SeatChunk.SIZE + offset);
                    }
                }
            }
        }
        return changed.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Whether another map has the same plan, states and expiries of holds. */
    public boolean isLike(SeatMap other) {
        return plan == other.plan && IntStream.range(0, chunks.length).allMatch(chunk -> chunks[chunk].isLike(other.chunks[chunk]));
    }

    /** A value derived from this map, computed once. */
    public <T> T derived(Object key, Function<SeatMap, T> preparation) {
        return derivedValues.of(key, () -> preparation.apply(this));
    }

    /** The derived value if it has been computed before. */
    public <T> Optional<T> derivedIfPresent(Object key) {
        return derivedValues.ifPresent(key);
    }

    private static long mix(int seat, int status) {
        return mix(STATUSES * seat + status);
    }

    /** Spreads a small number over 64 bits (the finalizer of SplitMix64), so that different maps have different versions. */
    private static long mix(long value) {
        long mixed = (value + 1) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    /** The next map while it is being made: what a change affects is computed from the map before it and the changed seats. */
    private static final class Draft {
        private final SeatMap before;
        private final Map<Integer, SeatChunk.Editor> editors = new HashMap<>();
        private final int[] available;
        private final int[] held;
        private final int[] blocked;
        private long fingerprint;

        Draft(SeatMap before) {
            this.before = before;
            this.available = before.available.clone();
            this.held = before.held.clone();
            this.blocked = before.blocked.clone();
            this.fingerprint = before.fingerprint;
        }

        /** If a seat is set twice, the last state counts. */
        void set(int seat, SeatStatus status, long until) {
            int chunk = seat / SeatChunk.SIZE;
            int offset = seat % SeatChunk.SIZE;
            SeatChunk.Editor editor = editors.get(chunk);
            int present = editor == null ? before.chunks[chunk].status(offset) : editor.status(offset);
            if (editor == null) {
                if (present == status.ordinal() && before.chunks[chunk].heldUntil(offset) == until) {
                    return;
                }
                editor = before.chunks[chunk].editor();
                editors.put(chunk, editor);
            }
            int grade = before.plan.gradeIndex(seat);
            count(grade, present, -1);
            count(grade, status.ordinal(), 1);
            fingerprint ^= mix(seat, present) ^ mix(seat, status.ordinal());
            editor.set(offset, status, until);
        }

        private void count(int grade, int status, int change) {
            if (status == SeatStatus.AVAILABLE.ordinal()) {
                available[grade] += change;
            } else if (status == SeatStatus.LOCKED.ordinal()) {
                held[grade] += change;
            } else if (status == SeatStatus.BLOCKED.ordinal()) {
                blocked[grade] += change;
            }
        }

        SeatMap map() {
            if (editors.isEmpty()) {
                return before;
            }
            SeatChunk[] chunks = before.chunks.clone();
            editors.forEach((chunk, editor) -> chunks[chunk] = editor.chunk());
            return new SeatMap(before.plan, chunks, available, held, blocked, fingerprint, nextExpiry(chunks));
        }

        /** Looks at all chunks only if the hold that was to expire first may be among the changed seats. */
        private long nextExpiry(SeatChunk[] chunks) {
            long next = before.nextExpiry;
            boolean mayHaveEnded = false;
            for (int chunk : editors.keySet()) {
                next = Math.min(next, chunks[chunk].nextExpiry());
                mayHaveEnded |= before.chunks[chunk].nextExpiry() == before.nextExpiry
                    && chunks[chunk].nextExpiry() > before.nextExpiry;
            }
            return mayHaveEnded ? Arrays.stream(chunks).mapToLong(SeatChunk::nextExpiry).min().orElse(Long.MAX_VALUE) : next;
        }
    }
}
