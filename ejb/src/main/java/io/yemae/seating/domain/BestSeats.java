package io.yemae.seating.domain;

import io.yemae.seating.SeatMap;
import io.yemae.seating.SeatPlan;
import io.yemae.seating.SeatStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Chooses the best free seats: together in one row if possible, near the front and the centre, and without leaving a single free seat
 * beside them, which would be hard to sell. For general admission, any units are chosen. Wheelchair positions are not chosen, unless the
 * grade has no other seats.
 */
final class BestSeats {
    /** Metres, approximately: a row farther back is worse than a seat farther to the side. */
    private static final double ROW_PITCH = 0.9;
    private static final double SEAT_PITCH = 0.5;

    private BestSeats() {
    }

    /** Adjacent free seats in one row. */
    private record Run(int first, int length, double centre, int depth) {

        /** The squared distance from the centre of the front row. */
        double distance(SeatPlan plan, int offset, int quantity) {
            double middle = plan.number(first + offset) + (quantity - 1) / 2.0;
            double back = depth * ROW_PITCH;
            double aside = (middle - centre) * SEAT_PITCH;
            return back * back + aside * aside;
        }

        boolean leavesOneAlone(int offset, int quantity) {
            return offset == 1 || length - offset - quantity == 1;
        }
    }

    /**
     * @param grade   index into the plan's grades
     * @param avoided seats that are currently offered to another user
     * @return indexes, ascending; empty if there are not enough
     */
    static List<Integer> choose(SeatMap map, int grade, int quantity, IntPredicate avoided) {
        boolean accessibleAlone = hasAccessibleSeatsAlone(map.plan(), grade);
        IntPredicate free = seat -> map.plan().gradeIndex(seat) == grade && map.status(seat) == SeatStatus.AVAILABLE
            && (accessibleAlone || !map.plan().isAccessible(seat)) && !avoided.test(seat);
        return map.plan().grades().get(grade).generalAdmission()
            ? anyOf(map.plan(), quantity, free)
            : together(map.plan(), grade, quantity, free);
    }

    private static boolean hasAccessibleSeatsAlone(SeatPlan plan, int grade) {
        return IntStream.range(0, plan.size()).filter(seat -> plan.gradeIndex(seat) == grade).allMatch(plan::isAccessible);
    }

    /** Starts at a random unit, so that nodes rarely choose the same ones. */
    private static List<Integer> anyOf(SeatPlan plan, int quantity, IntPredicate free) {
        List<Integer> chosen = new ArrayList<>();
        int start = ThreadLocalRandom.current().nextInt(plan.size());
        for (int i = 0; i < plan.size() && chosen.size() < quantity; i++) {
            int seat = (start + i) % plan.size();
            if (free.test(seat)) {
                chosen.add(seat);
            }
        }
        return chosen.size() < quantity ? List.of() : chosen.stream().sorted().toList();
    }

    private static List<Integer> together(SeatPlan plan, int grade, int quantity, IntPredicate free) {
        int front = frontRow(plan, grade);
        Set<Integer> chosen = new HashSet<>();
        while (chosen.size() < quantity) {
            List<Run> runs = runs(plan, front, seat -> free.test(seat) && !chosen.contains(seat));
            int size = runs.stream().mapToInt(Run::length).max().orElse(0);
            if (size == 0) {
                return List.of();
            }
            chosen.addAll(best(plan, runs, Math.min(size, quantity - chosen.size())));
        }
        return chosen.stream().sorted().toList();
    }

    private static List<Integer> best(SeatPlan plan, List<Run> runs, int quantity) {
        int best = -1;
        double least = Double.MAX_VALUE;
        boolean leastAlone = true;
        for (Run run : runs) {
            for (int offset = 0; offset + quantity <= run.length(); offset++) {
                boolean alone = run.leavesOneAlone(offset, quantity);
                double distance = run.distance(plan, offset, quantity);
                if (best < 0 || leastAlone && !alone || leastAlone == alone && distance < least) {
                    best = run.first() + offset;
                    least = distance;
                    leastAlone = alone;
                }
            }
        }
        List<Integer> seats = new ArrayList<>();
        for (int seat = best; seat < best + quantity; seat++) {
            seats.add(seat);
        }
        return seats;
    }

    private static int frontRow(SeatPlan plan, int grade) {
        return IntStream.range(0, plan.size()).filter(seat -> plan.gradeIndex(seat) == grade).map(plan::row).min().orElse(0);
    }

    private static List<Run> runs(SeatPlan plan, int front, IntPredicate free) {
        List<Run> runs = new ArrayList<>();
        for (int first = 0; first < plan.size();) {
            int end = first + 1;
            while (end < plan.size() && plan.isPlaced(first) && plan.inOneRow(first, end)) {
                end++;
            }
            addRuns(plan, first, end, front, free, runs);
            first = end;
        }
        return runs;
    }

    /** Adds the runs of one row. A missing number is a gap between seats. */
    private static void addRuns(SeatPlan plan, int first, int end, int front, IntPredicate free, List<Run> runs) {
        double centre = (plan.number(first) + plan.number(end - 1)) / 2.0;
        for (int seat = first; seat < end;) {
            int next = seat + 1;
            if (free.test(seat)) {
                while (next < end && free.test(next) && plan.number(next) == plan.number(next - 1) + 1) {
                    next++;
                }
                runs.add(new Run(seat, next - seat, centre, plan.row(seat) - front));
            }
            seat = next;
        }
    }
}
