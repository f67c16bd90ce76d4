package io.yemae.waitlist.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.seating.SeatPlan;
import io.yemae.seating.SeatPlan.Grade;
import io.yemae.seating.SeatPlan.PlannedSeat;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Uuid7;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SeatMatchTest {
    private static final Grade R = new Grade(Uuid7.next(), "R", 50_000, null, false, 12);
    private static final Grade S = new Grade(Uuid7.next(), "S", 30_000, null, false, 4);
    private static final Grade STANDING = new Grade(Uuid7.next(), "입석", 20_000, null, true, 3);

    /**
     * Two rows of R with six seats, the third number of which is a gap; a row of S, whose first seat is a wheelchair position; standing.
     */
    private static final SeatPlan PLAN = plan();

    private static final int SECOND_ROW = 6;
    private static final int OF_S = 12;
    private static final int OF_STANDING = 16;

    @Test
    void seatsTogetherAreSideBySideInOneRow() {
        assertThat(find(criteria(2, true, R), 0, 2, SECOND_ROW)).isEmpty();
        assertThat(find(criteria(2, true, R), 1, 2)).as("a gap is between them").isEmpty();
        assertThat(find(criteria(2, true, R), 5, SECOND_ROW)).as("the end of a row").isEmpty();
        assertThat(find(criteria(3, true, R), 0, 2, 3, 4)).containsExactly(2, 3, 4);
    }

    @Test
    void theSmallestPlaceThatSufficesIsChosen() {
        assertThat(find(criteria(2, true, R), 2, 3, 4, 5, SECOND_ROW, SECOND_ROW + 1)).containsExactly(SECOND_ROW, SECOND_ROW + 1);
    }

    @Test
    void seatsApartMayBeAnywhereInTheGradeAndFrontRowsComeFirst() {
        assertThat(find(criteria(2, false, R), 0, 4, SECOND_ROW)).containsExactly(0, 4);
        assertThat(find(criteria(3, false, R), 0, OF_S + 1, OF_S + 2)).as("not of two grades").isEmpty();
    }

    @Test
    void gradesAreTriedInTheOrderOfPreference() {
        assertThat(find(criteria(1, true, S, R), 0, OF_S + 1)).containsExactly(OF_S + 1);
        assertThat(find(criteria(1, true, S, R), 0)).containsExactly(0);
        assertThat(find(criteria(1, true, S), 0)).isEmpty();
        assertThat(find(criteria(1, true), OF_S + 1)).as("any grade").containsExactly(OF_S + 1);
        assertThat(find(new SeatCriteria(1, List.of(Uuid7.next()), true), 0)).as("a grade that is gone").isEmpty();
    }

    @Test
    void wheelchairPositionsAreLeftForThoseWhoNeedThem() {
        assertThat(find(criteria(1, true, S), OF_S)).isEmpty();
        assertThat(find(criteria(2, true, S), OF_S, OF_S + 1, OF_S + 2)).containsExactly(OF_S + 1, OF_S + 2);
    }

    @Test
    void unitsOfGeneralAdmissionAreAlwaysTogether() {
        assertThat(find(criteria(2, true, STANDING), OF_STANDING, OF_STANDING + 2)).containsExactly(OF_STANDING, OF_STANDING + 2);
    }

    private static List<Integer> find(SeatCriteria criteria, int... free) {
        BitSet seats = new BitSet();
        for (int seat : free) {
            seats.set(seat);
        }
        return new SeatMatch(PLAN, seats).find(criteria);
    }

    private static SeatCriteria criteria(int quantity, boolean together, Grade... grades) {
        return new SeatCriteria(quantity, List.of(grades).stream().map(Grade::id).toList(), together);
    }

    private static SeatPlan plan() {
        List<PlannedSeat> seats = new ArrayList<>();
        int[] numbers = {1, 2, 4, 5, 6, 7};
        for (int row = 1; row <= 2; row++) {
            for (int number : numbers) {
                seats.add(seat(seats.size(), "A", row, number, 0, false));
            }
        }
        for (int number = 1; number <= 4; number++) {
            seats.add(seat(seats.size(), "B", 1, number, 1, number == 1));
        }
        for (int unit = 0; unit < 3; unit++) {
            seats.add(seat(seats.size(), null, 0, 0, 2, false));
        }
        return new SeatPlan(new PerformanceId(Uuid7.next()), new EventId(Uuid7.next()), List.of(R, S, STANDING), List.of("A", "B"), seats);
    }

    private static PlannedSeat seat(int index, String section, int row, int number, int grade, boolean accessible) {
        return new PlannedSeat(new UUID(1, index), index + 1, section, row, number, grade, accessible);
    }
}
