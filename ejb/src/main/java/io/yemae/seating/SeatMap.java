package io.yemae.seating;

import io.yemae.seating.domain.SeatState;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An immutable snapshot of the seats of a performance: free, held or sold. Changes produce another map. */
public final class SeatMap {
    private final SeatPlan plan;
    private final byte[] statuses;
    private final long[] heldUntil;
    private final int[] available;
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

    private SeatMap(SeatPlan plan, byte[] statuses, long[] heldUntil) {
        this.plan = plan;
        this.statuses = statuses;
        this.heldUntil = heldUntil;
        this.available = new int[plan.grades().size()];
        long mixed = plan.fingerprint();
        long next = Long.MAX_VALUE;
        for (int seat = 0; seat < statuses.length; seat++) {
            mixed ^= mix(3L * seat + statuses[seat]);
            if (statuses[seat] == SeatStatus.AVAILABLE.ordinal()) {
                available[plan.gradeIndex(seat)]++;
            } else if (heldUntil[seat] > 0) {
                next = Math.min(next, heldUntil[seat]);
            }
        }
        this.fingerprint = mixed;
        this.nextExpiry = next;
    }

    /** @param states of all seats that are not available */
    public static SeatMap of(SeatPlan plan, Collection<SeatState> states) {
        byte[] statuses = new byte[plan.size()];
        long[] heldUntil = new long[plan.size()];
        set(plan, states, statuses, heldUntil);
        return new SeatMap(plan, statuses, heldUntil);
    }

    /** A copy with other states of some seats. Unknown seats are ignored. */
    public SeatMap with(Collection<SeatState> states) {
        byte[] changed = statuses.clone();
        long[] changedUntil = heldUntil.clone();
        set(plan, states, changed, changedUntil);
        return new SeatMap(plan, changed, changedUntil);
    }

    /** Whether none of its holds has expired. */
    public boolean holdsAt(long now) {
        return now < nextExpiry;
    }

    /** A copy in which expired holds are available; this map if there are none. */
    public SeatMap at(long now) {
        return holdsAt(now) ? this : with(IntStream.range(0, statuses.length)
            .filter(seat -> statuses[seat] == SeatStatus.LOCKED.ordinal() && heldUntil[seat] <= now)
            .mapToObj(seat -> new SeatState(plan.id(seat), SeatStatus.AVAILABLE, 0))
            .toList());
    }

    public SeatPlan plan() {
        return plan;
    }

    public SeatStatus status(int seat) {
        return SeatStatus.of(statuses[seat]);
    }

    /** A hash of the content: equal on every node with the same states, and again if the same states recur. */
    public String version() {
        return Long.toHexString(fingerprint);
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

    public SeatTally tally() {
        long free = Arrays.stream(available).sum();
        long held = IntStream.range(0, statuses.length).filter(seat -> statuses[seat] == SeatStatus.LOCKED.ordinal()).count();
        return new SeatTally(statuses.length - free - held, held, free);
    }

    public boolean isSoldOut() {
        return Arrays.stream(available).allMatch(count -> count == 0);
    }

    /** The indexes of seats whose status differs from another map of the same plan. */
    public int[] changedSince(SeatMap other) {
        return IntStream.range(0, statuses.length).filter(seat -> statuses[seat] != other.statuses[seat]).toArray();
    }

    /** Whether another map has the same plan, states and expiries of holds. */
    public boolean isLike(SeatMap other) {
        return plan == other.plan && Arrays.equals(statuses, other.statuses) && Arrays.equals(heldUntil, other.heldUntil);
    }

    /** A value derived from this map, computed once. */
    public <T> T derived(Object key, Function<SeatMap, T> preparation) {
        return derivedValues.of(key, () -> preparation.apply(this));
    }

    /** The derived value if it has been computed before. */
    public <T> Optional<T> derivedIfPresent(Object key) {
        return derivedValues.ifPresent(key);
    }

    private static void set(SeatPlan plan, Collection<SeatState> states, byte[] statuses, long[] heldUntil) {
        for (SeatState state : states) {
            int seat = plan.indexOf(state.seat());
            if (seat >= 0) {
                statuses[seat] = (byte) state.status().ordinal();
                heldUntil[seat] = state.status() == SeatStatus.LOCKED ? state.heldUntil() : 0;
            }
        }
    }

    /** Spreads a small number over 64 bits (the finalizer of SplitMix64), so that different maps have different versions. */
    private static long mix(long value) {
        long mixed = (value + 1) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
