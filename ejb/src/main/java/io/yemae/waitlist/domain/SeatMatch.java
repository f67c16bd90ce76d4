package io.yemae.waitlist.domain;

import io.yemae.seating.SeatPlan;
import io.yemae.seating.SeatPlan.Row;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Finds free seats by criteria: all of one grade, the preferred grade first, and front rows first. Seats together are side by side in one
 * row. Of several such runs the smallest is chosen, so that larger ones stay available for others. Units of general admission always count
 * as together. Wheelchair positions are chosen only if the grade has no other seats. Otherwise they go back on sale, for buyers who need
 * them.
 */
public final class SeatMatch {
    private final SeatPlan plan;
    private final BitSet free;

    /** @param free the free seats by index in the plan; not modified */
    public SeatMatch(SeatPlan plan, BitSet free) {
        this.plan = plan;
        this.free = free;
    }

    /** @return indexes in the plan, ascending; empty if the free seats do not satisfy the criteria */
    public List<Integer> find(SeatCriteria criteria) {
        return (criteria.grades().isEmpty() ? IntStream.range(0, plan.grades().size())
            : criteria.grades().stream().mapToInt(this::gradeIndex))
            .filter(grade -> grade >= 0)
            .mapToObj(grade -> find(grade, criteria))
            .filter(found -> !found.isEmpty())
            .findFirst()
            .orElse(List.of());
    }

    private List<Integer> find(int grade, SeatCriteria criteria) {
        boolean anywhere = !criteria.together() || plan.grades().get(grade).generalAdmission();
        return anywhere ? scattered(grade, criteria.quantity()) : together(grade, criteria.quantity());
    }

    private List<Integer> scattered(int grade, int quantity) {
        List<Integer> found = plan.rows(grade).stream()
            .flatMap(row -> IntStream.range(row.first(), row.end()).filter(seat -> isFree(seat, grade)).boxed())
            .limit(quantity)
            .sorted()
            .toList();
        return found.size() == quantity ? found : List.of();
    }

    private List<Integer> together(int grade, int quantity) {
        int first = -1;
        int smallest = Integer.MAX_VALUE;
        for (Row row : plan.rows(grade)) {
            for (int seat = row.first(); seat < row.end();) {
                int end = endOfRun(seat, row, grade);
                if (end - seat >= quantity && end - seat < smallest) {
                    first = seat;
                    smallest = end - seat;
                }
                seat = Math.max(seat + 1, end);
            }
        }
        return first < 0 ? List.of() : IntStream.range(first, first + quantity).boxed().toList();
    }

    /** A missing number is a gap between seats. */
    private int endOfRun(int seat, Row row, int grade) {
        int end = seat;
        while (end < row.end() && isFree(end, grade) && (end == seat || plan.number(end) == plan.number(end - 1) + 1)) {
            end++;
        }
        return end;
    }

    private boolean isFree(int seat, int grade) {
        return free.get(seat) && (!plan.isAccessible(seat) || plan.isAccessibleOnly(grade));
    }

    private int gradeIndex(UUID grade) {
        return IntStream.range(0, plan.grades().size()).filter(each -> plan.grades().get(each).id().equals(grade)).findFirst().orElse(-1);
    }
}
