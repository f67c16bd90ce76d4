package io.yemae.seating.domain;

import io.yemae.seating.SeatMap;
import io.yemae.seating.SeatPlan;
import io.yemae.seating.SeatPlan.Row;
import java.util.function.IntPredicate;

/** Finds adjacent free seats. */
final class FreeRuns {

    private FreeRuns() {
    }

    /** Receives the runs of a row. */
    interface Visitor {

        /** Adjacent free seats. */
        void visit(int first, int length);
    }

    /** Visits the runs of a row in order. A missing number is a gap between seats. A row in chunks without free seats costs nothing. */
    static void visit(SeatMap map, Row row, IntPredicate free, Visitor visitor) {
        if (!map.mayHaveAvailable(row.first(), row.end())) {
            return;
        }
        SeatPlan plan = map.plan();
        for (int seat = row.first(); seat < row.end();) {
            int next = seat + 1;
            if (free.test(seat)) {
                while (next < row.end() && free.test(next) && plan.number(next) == plan.number(next - 1) + 1) {
                    next++;
                }
                visitor.visit(seat, next - seat);
            }
            seat = next;
        }
    }
}
