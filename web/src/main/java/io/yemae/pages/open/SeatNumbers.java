package io.yemae.pages.open;

import io.yemae.seating.SeatMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** How many seats of a performance are free, held and sold, by grade. All numbers are of the same map, so that they agree. */
final class SeatNumbers {
    private static final Object KEY = SeatNumbers.class;

    private final Map<UUID, Count> counts = new LinkedHashMap<>();
    private int wheelchair;

    /** Of one grade. */
    record Count(int free, int held, int sold) {
        private static final int WIDTH = 100;

        int total() {
            return free + held + sold;
        }

        /** The part that is sold, of a hundred. */
        int soldWidth() {
            return total() == 0 ? 0 : sold * WIDTH / total();
        }

        int heldWidth() {
            return total() == 0 ? 0 : held * WIDTH / total();
        }

        private Count plus(int moreFree, int moreHeld, int moreSold) {
            return new Count(free + moreFree, held + moreHeld, sold + moreSold);
        }
    }

    private SeatNumbers(SeatMap map) {
        int[][] byGrade = new int[map.plan().grades().size()][3];
        for (int seat = 0; seat < map.plan().size(); seat++) {
            int[] numbers = byGrade[map.plan().gradeIndex(seat)];
            switch (map.status(seat)) {
                case AVAILABLE -> numbers[0]++;
                case LOCKED -> numbers[1]++;
                default -> numbers[2]++;
            }
            if (map.plan().isAccessible(seat)) {
                wheelchair++;
            }
        }
        for (int grade = 0; grade < byGrade.length; grade++) {
            counts.merge(map.plan().grades().get(grade).id(), new Count(byGrade[grade][0], byGrade[grade][1], byGrade[grade][2]),
                (one, other) -> one.plus(other.free(), other.held(), other.sold()));
        }
    }

    /** Counted once for each state of the map. */
    static SeatNumbers of(SeatMap map) {
        return map.derived(KEY, SeatNumbers::new);
    }

    Count of(UUID grade) {
        return counts.getOrDefault(grade, new Count(0, 0, 0));
    }

    int wheelchair() {
        return wheelchair;
    }
}
