package io.yemae.pages.open;

import io.yemae.seating.SeatCounts;
import io.yemae.seating.SeatMap;
import io.yemae.seating.SeatPlan;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How many seats of a performance are free, held and sold, by grade. All numbers are of the same map, so that they agree. */
final class SeatNumbers {
    private static final Object KEY = SeatNumbers.class;

    private final Map<UUID, Count> counts = new LinkedHashMap<>();
    private final int wheelchair;

    /**
     * Of one grade.
     *
     * @param firstBack when the first of the held seats may become free; null if none is held
     */
    record Count(int free, int held, int sold, Instant firstBack) {
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
    }

    private SeatNumbers(SeatMap map) {
        List<SeatPlan.Grade> grades = map.plan().grades();
        List<SeatCounts.Count> counted = SeatCounts.of(map).grades();
        for (int grade = 0; grade < grades.size(); grade++) {
            SeatCounts.Count count = counted.get(grade);
            counts.put(grades.get(grade).id(), new Count(count.free(), count.held(), count.sold(), count.nextExpiry()));
        }
        int found = 0;
        for (int seat = 0; seat < map.plan().size(); seat++) {
            found += map.plan().isAccessible(seat) ? 1 : 0;
        }
        wheelchair = found;
    }

    /** Counted once for each state of the map. */
    static SeatNumbers of(SeatMap map) {
        return map.derived(KEY, SeatNumbers::new);
    }

    Count of(UUID grade) {
        return counts.getOrDefault(grade, new Count(0, 0, 0, null));
    }

    int wheelchair() {
        return wheelchair;
    }
}
