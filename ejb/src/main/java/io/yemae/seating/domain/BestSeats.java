package io.yemae.seating.domain;

import io.yemae.seating.SeatMap;
import io.yemae.seating.SeatPlan;
import io.yemae.seating.SeatPlan.Row;
import io.yemae.seating.SeatStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Chooses the best free seats: together in one row if possible, near the front and the centre, and without leaving a single free seat
 * beside them, which would be hard to sell. For general admission, any units are chosen. Wheelchair positions are not chosen, unless the
 * grade has no other seats.
 */
final class BestSeats {
    /** Metres, approximately: a row farther back is worse than a seat farther to the side. */
    static final double ROW_PITCH = 0.9;
    static final double SEAT_PITCH = 0.5;

    private BestSeats() {
    }

    /**
     * @param grade   index into the plan's grades
     * @param avoided seats that are currently offered to another user
     * @return indexes, ascending; empty if there are not enough
     */
    static List<Integer> choose(SeatMap map, int grade, int quantity, IntPredicate avoided) {
        if (map.available(grade) < quantity) {
            return List.of();
        }
        SeatPlan plan = map.plan();
        IntPredicate free = seat -> map.status(seat) == SeatStatus.AVAILABLE && !avoided.test(seat);
        if (plan.grades().get(grade).generalAdmission()) {
            return anyOf(map, grade, quantity, free);
        }
        return together(map, grade, quantity,
            plan.isAccessibleOnly(grade) ? free : seat -> !plan.isAccessible(seat) && free.test(seat));
    }

    /**
     * As {@link #choose}, for a buyer who has some seats of the performance: they count as free, and units of general admission stay.
     *
     * @param own indexes
     */
    static List<Integer> chooseInstead(SeatMap map, int grade, int quantity, Set<Integer> own, IntPredicate avoided) {
        if (own.isEmpty()) {
            return choose(map, grade, quantity, avoided);
        }
        SeatPlan plan = map.plan();
        if (!plan.grades().get(grade).generalAdmission()) {
            SeatMap without = map.with(own.stream().map(seat -> new SeatState(plan.id(seat), SeatStatus.AVAILABLE, 0)).toList());
            return choose(without, grade, quantity, seat -> !own.contains(seat) && avoided.test(seat));
        }
        List<Integer> kept = own.stream().filter(seat -> plan.gradeIndex(seat) == grade).sorted().limit(quantity).toList();
        int missing = quantity - kept.size();
        List<Integer> added = missing == 0 ? List.of() : choose(map, grade, missing, seat -> own.contains(seat) || avoided.test(seat));
        return added.size() < missing ? List.of() : Stream.concat(kept.stream(), added.stream()).sorted().toList();
    }

    /** Starts at a random unit, so that nodes rarely choose the same ones. Passes over chunks without free units. */
    static List<Integer> anyOf(SeatMap map, int grade, int quantity, IntPredicate free) {
        List<Integer> chosen = new ArrayList<>();
        List<Row> rows = map.plan().rows(grade);
        int start = ThreadLocalRandom.current().nextInt(map.plan().size());
        rows.forEach(row -> addFree(map, Math.max(start, row.first()), row.end(), quantity, free, chosen));
        rows.forEach(row -> addFree(map, row.first(), Math.min(start, row.end()), quantity, free, chosen));
        return chosen.size() < quantity ? List.of() : chosen.stream().sorted().toList();
    }

    private static void addFree(SeatMap map, int from, int until, int quantity, IntPredicate free, List<Integer> chosen) {
        int seat = from;
        while (seat < until && chosen.size() < quantity) {
            int end = Math.min(until, map.endOfChunk(seat));
            if (map.mayHaveAvailable(seat, end)) {
                IntStream.range(seat, end).filter(free).limit((long) quantity - chosen.size()).forEach(chosen::add);
            }
            seat = end;
        }
    }

    private static List<Integer> together(SeatMap map, int grade, int quantity, IntPredicate free) {
        Set<Integer> chosen = new HashSet<>();
        while (chosen.size() < quantity) {
            IntPredicate left = seat -> free.test(seat) && !chosen.contains(seat);
            Search search = new Search(map, grade, left, quantity - chosen.size());
            if (search.longest == 0) {
                return List.of();
            }
            List<Integer> best = search.best.isEmpty() ? new Search(map, grade, left, search.longest).best : search.best;
            chosen.addAll(best);
        }
        return chosen.stream().sorted().toList();
    }

    /** Finds the best adjacent seats of a grade. It ends at the first row that is too far back to be better. */
    private static final class Search {
        private final SeatPlan plan;
        private final int quantity;
        private List<Integer> best = List.of();
        /** The most adjacent seats found. Only complete if there is no best. */
        private int longest;
        private double least = Double.MAX_VALUE;
        private boolean leastAlone = true;

        Search(SeatMap map, int grade, IntPredicate free, int quantity) {
            this.plan = map.plan();
            this.quantity = quantity;
            List<Row> rows = plan.rows(grade);
            int front = rows.isEmpty() ? 0 : plan.row(rows.get(0).first());
            for (Row row : rows) {
                double back = (plan.row(row.first()) - front) * ROW_PITCH;
                if (!best.isEmpty() && !leastAlone && back * back >= least) {
                    return;
                }
                double centre = (plan.number(row.first()) + plan.number(row.end() - 1)) / 2.0;
                FreeRuns.visit(map, row, free, (first, length) -> consider(first, length, centre, back));
            }
        }

        private void consider(int first, int length, double centre, double back) {
            longest = Math.max(longest, length);
            for (int offset = 0; offset + quantity <= length; offset++) {
                boolean alone = offset == 1 || length - offset - quantity == 1;
                double distance = distance(first + offset, centre, back);
                if (best.isEmpty() || leastAlone && !alone || leastAlone == alone && distance < least) {
                    best = IntStream.range(first + offset, first + offset + quantity).boxed().toList();
                    least = distance;
                    leastAlone = alone;
                }
            }
        }

        /** The squared distance from the centre of the front row. */
        private double distance(int first, double centre, double back) {
            double aside = (plan.number(first) + (quantity - 1) / 2.0 - centre) * SEAT_PITCH;
            return back * back + aside * aside;
        }
    }
}
