package io.yemae.seating;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many seats of a map are free, held, sold and blocked: by grade and by section. All numbers are of one map, so they agree with each
 * other and with its states.
 *
 * @param grades   in the order of the plan's grades, including units of general admission
 * @param sections in the order of the seats
 */
public record SeatCounts(List<Count> grades, List<Section> sections) {

    /**
     * Seats by state.
     *
     * @param nextExpiry when the first of the held seats may become free; null if none is held
     */
    public record Count(int free, int held, int sold, int blocked, Instant nextExpiry) {
    }

    /**
     * Consecutive seats of one section and grade, as in {@link SeatChart}.
     *
     * @param grade index into the plan's grades
     */
    public record Section(String name, int grade, Count count) {
    }

    /** Counted once for each map, when somebody asks. */
    public static SeatCounts of(SeatMap map) {
        return map.derived(SeatCounts.class, SeatCounts::counted);
    }

    private static SeatCounts counted(SeatMap map) {
        SeatPlan plan = map.plan();
        Tally[] grades = new Tally[plan.grades().size()];
        Arrays.setAll(grades, grade -> new Tally());
        List<Section> sections = new ArrayList<>();
        Tally section = new Tally();
        for (int seat = 0; seat < plan.size(); seat++) {
            section.add(map, seat);
            grades[plan.gradeIndex(seat)].add(map, seat);
            if (plan.isPlaced(seat) && isLastOfItsSection(plan, seat)) {
                sections.add(new Section(plan.section(seat), plan.gradeIndex(seat), section.count()));
                section = new Tally();
            }
        }
        return new SeatCounts(Arrays.stream(grades).map(Tally::count).toList(), List.copyOf(sections));
    }

    private static boolean isLastOfItsSection(SeatPlan plan, int seat) {
        int next = seat + 1;
        return next == plan.placed() || !plan.inOneSection(seat, next) || plan.gradeIndex(seat) != plan.gradeIndex(next);
    }

    private static final class Tally {
        private final int[] seats = new int[SeatStatus.values().length];
        private long nextExpiry = Long.MAX_VALUE;

        void add(SeatMap map, int seat) {
            SeatStatus status = map.status(seat);
            seats[status.ordinal()]++;
            if (status == SeatStatus.LOCKED) {
                nextExpiry = Math.min(nextExpiry, map.heldUntil(seat));
            }
        }

        Count count() {
            return new Count(in(SeatStatus.AVAILABLE), in(SeatStatus.LOCKED), in(SeatStatus.SOLD), in(SeatStatus.BLOCKED),
                nextExpiry == Long.MAX_VALUE ? null : Instant.ofEpochMilli(nextExpiry));
        }

        private int in(SeatStatus status) {
            return seats[status.ordinal()];
        }
    }
}
