package io.yemae.seating.domain;

import io.yemae.seating.SeatMap;
import io.yemae.seating.SeatPlan;
import io.yemae.seating.SeatPlan.Grade;
import io.yemae.seating.SeatPlan.PlannedSeat;
import io.yemae.seating.SeatStatus;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Uuid7;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A house in text: a line a row, {@code .} a free seat, {@code x} a sold one, {@code _} a gap, {@code w} a free
 * place for a wheelchair. Seats are named by row and number, as {@code 2-7}. */
final class House {
    static final UUID GRADE = Uuid7.next();

    private House() {
    }

    static SeatMap of(String... rows) {
        List<PlannedSeat> seats = new ArrayList<>();
        List<SeatState> taken = new ArrayList<>();
        UUID[] ids = Uuid7.ascending(String.join("", rows).length());
        for (int row = 1; row <= rows.length; row++) {
            for (int number = 1; number <= rows[row - 1].length(); number++) {
                char place = rows[row - 1].charAt(number - 1);
                if (place != '_') {
                    UUID id = ids[seats.size()];
                    seats.add(new PlannedSeat(id, seats.size() + 1, "A", row, number, 0, place == 'w'));
                    if (place == 'x') {
                        taken.add(new SeatState(id, SeatStatus.SOLD, 0));
                    }
                }
            }
        }
        return map(new Grade(GRADE, "A", 70_000, "#d4380d", false, seats.size()), List.of("A"), seats, taken);
    }

    static SeatMap standing(int units) {
        List<PlannedSeat> seats = new ArrayList<>();
        for (UUID id : Uuid7.ascending(units)) {
            seats.add(new PlannedSeat(id, seats.size() + 1, null, 0, 0, 0, false));
        }
        return map(new Grade(GRADE, "스탠딩", 30_000, "#d4380d", true, units), List.of(), seats, List.of());
    }

    static List<String> names(SeatMap map, List<Integer> seats) {
        return seats.stream().map(seat -> map.plan().row(seat) + "-" + map.plan().number(seat)).toList();
    }

    private static SeatMap map(Grade grade, List<String> sections, List<PlannedSeat> seats, List<SeatState> taken) {
        return SeatMap.of(new SeatPlan(PerformanceId.next(), EventId.next(), List.of(grade), sections, seats), taken);
    }
}
