package io.yemae.seating.domain;

import io.yemae.seating.SeatMap;
import io.yemae.seating.SeatPlan;
import io.yemae.seating.SeatPlan.Row;
import io.yemae.seating.SeatStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Chooses free seats instead of others: as many, of the same grades and near them; adjacent if the others are in one row; wheelchair
 * positions for wheelchair positions only.
 */
final class NearestSeats {
    /** Another section is farther than any seat of the same one. */
    private static final double OTHER_SECTION = 10_000;

    private NearestSeats() {
    }

    /** Seats that can stand in for each other. */
    private record Kind(int grade, boolean accessible) {
    }

    /**
     * @param seats   indexes, not empty
     * @param avoided seats that must not be chosen
     * @return indexes, ascending; empty if there are not enough
     */
    static List<Integer> choose(SeatMap map, List<Integer> seats, IntPredicate avoided) {
        SeatPlan plan = map.plan();
        Map<Kind, List<Integer>> wanted = seats.stream().collect(Collectors.groupingBy(
            seat -> new Kind(plan.gradeIndex(seat), plan.isAccessible(seat)), LinkedHashMap::new, Collectors.toList()));
        List<Integer> chosen = new ArrayList<>();
        for (Map.Entry<Kind, List<Integer>> each : wanted.entrySet()) {
            Kind kind = each.getKey();
            IntPredicate free = seat -> map.status(seat) == SeatStatus.AVAILABLE && plan.isAccessible(seat) == kind.accessible()
                && !avoided.test(seat);
            List<Integer> found = of(map, kind.grade(), each.getValue(), free);
            if (found.isEmpty()) {
                return List.of();
            }
            chosen.addAll(found);
        }
        return chosen.stream().sorted().toList();
    }

    private static List<Integer> of(SeatMap map, int grade, List<Integer> seats, IntPredicate free) {
        SeatPlan plan = map.plan();
        if (map.available(grade) < seats.size()) {
            return List.of();
        }
        if (plan.grades().get(grade).generalAdmission()) {
            return BestSeats.anyOf(map, grade, seats.size(), free);
        }
        if (seats.stream().allMatch(seat -> plan.inOneRow(seat, seats.get(0)))) {
            return new Search(map, grade, seats, seats.size(), free).best;
        }
        Set<Integer> chosen = new HashSet<>();
        for (int seat : seats) {
            List<Integer> found = new Search(map, grade, List.of(seat), 1, one -> free.test(one) && !chosen.contains(one)).best;
            if (found.isEmpty()) {
                return List.of();
            }
            chosen.addAll(found);
        }
        return List.copyOf(chosen);
    }

    /** Looks at the rows by their distance, and ends at the first row that is too far away to be nearer. */
    private static final class Search {
        private final SeatPlan plan;
        private final int like;
        private final double number;
        private final int quantity;
        private List<Integer> best = List.of();
        private double least = Double.MAX_VALUE;

        Search(SeatMap map, int grade, Collection<Integer> seats, int quantity, IntPredicate free) {
            this.plan = map.plan();
            this.like = seats.iterator().next();
            this.number = seats.stream().mapToInt(plan::number).average().orElseThrow();
            this.quantity = quantity;
            List<Row> rows = plan.rows(grade);
            int behind = firstNotBefore(rows, plan.row(like));
            int before = behind - 1;
            while (before >= 0 || behind < rows.size()) {
                boolean next = before < 0 || behind < rows.size() && back(rows.get(behind)) < back(rows.get(before));
                Row row = rows.get(next ? behind++ : before--);
                if (back(row) * back(row) >= least) {
                    return;
                }
                FreeRuns.visit(map, row, free, (first, length) -> consider(first, length, back(row)));
            }
        }

        /** The rows are in the order of their numbers. */
        private int firstNotBefore(List<Row> rows, int row) {
            int low = 0;
            int high = rows.size();
            while (low < high) {
                int middle = low + high >>> 1;
                if (plan.row(rows.get(middle).first()) < row) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        private double back(Row row) {
            return Math.abs(plan.row(row.first()) - plan.row(like)) * BestSeats.ROW_PITCH;
        }

        private void consider(int first, int length, double back) {
            double section = plan.inOneSection(first, like) ? 0 : OTHER_SECTION;
            for (int offset = 0; offset + quantity <= length; offset++) {
                double aside = (plan.number(first + offset) + (quantity - 1) / 2.0 - number) * BestSeats.SEAT_PITCH;
                double distance = back * back + aside * aside + section * section;
                if (distance < least) {
                    best = IntStream.range(first + offset, first + offset + quantity).boxed().toList();
                    least = distance;
                }
            }
        }
    }
}
