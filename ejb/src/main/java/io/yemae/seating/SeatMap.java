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

/** Which seats of a performance were free, held and sold at one moment. Never changes: what happens later makes another map. */
public final class SeatMap {
    private final SeatPlan plan;
    private final byte[] statuses;
    private final long[] heldUntil;
    private final int[] available;
    private final long fingerprint;
    private final long nextExpiry;
    private final Renditions renditions = new Renditions();

    /**
     * A map, and which of its seats have changed.
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

    /** @param states those of all its seats that are not simply available */
    public static SeatMap of(SeatPlan plan, Collection<SeatState> states) {
        byte[] statuses = new byte[plan.size()];
        long[] heldUntil = new long[plan.size()];
        set(plan, states, statuses, heldUntil);
        return new SeatMap(plan, statuses, heldUntil);
    }

    /** This map with what has become of some seats; states of seats that it does not have are ignored. */
    public SeatMap with(Collection<SeatState> states) {
        byte[] changed = statuses.clone();
        long[] changedUntil = heldUntil.clone();
        set(plan, states, changed, changedUntil);
        return new SeatMap(plan, changed, changedUntil);
    }

    /** Whether no hold in it has run out. */
    public boolean holdsAt(long now) {
        return now < nextExpiry;
    }

    /** This map without the holds that have run out. */
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

    /** The same on every node that shows the same, and again when the same comes back: it follows from the content. */
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

    /** Indexes of the seats whose status differs from another map of the same plan. */
    public int[] changedSince(SeatMap other) {
        return IntStream.range(0, statuses.length).filter(seat -> statuses[seat] != other.statuses[seat]).toArray();
    }

    /** Whether another map is of the very same plan and shows the same now and, as holds run out, later. */
    public boolean isLike(SeatMap other) {
        return plan == other.plan && Arrays.equals(statuses, other.statuses) && Arrays.equals(heldUntil, other.heldUntil);
    }

    /** What others have prepared from it. */
    public <T> T rendition(Object key, Function<SeatMap, T> preparation) {
        return renditions.of(key, () -> preparation.apply(this));
    }

    /** The same if it has been prepared before. */
    public <T> Optional<T> renditionAtHand(Object key) {
        return renditions.atHand(key);
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
