package io.yemae.seating.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.seating.SeatMap;
import io.yemae.seating.SeatStatus;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BestSeatsTest {

    @Test
    void theMiddleOfTheFrontRowComesFirst() {
        assertThat(best(1, ".......", ".......")).containsExactly("1-4");
    }

    @Test
    void seatsLieTogetherAroundTheMiddle() {
        assertThat(best(3, ".......", ".......")).containsExactly("1-3", "1-4", "1-5");
    }

    @Test
    void theMiddleOfTheSecondRowIsBetterThanTheFarSideOfTheFirst() {
        assertThat(best(2, "..xxxxxx..", "..........")).containsExactly("2-5", "2-6");
    }

    @Test
    void noSingleSeatIsLeftBesideThem() {
        assertThat(best(2, "xx...xxxx", "....xxxxx")).containsExactly("2-3", "2-4");
    }

    @Test
    void aSingleSeatIsLeftWhereItCannotBeAvoided() {
        assertThat(best(2, "xx...xx")).containsExactly("1-3", "1-4");
    }

    @Test
    void aGapParts() {
        assertThat(best(2, ".._..x_.")).containsExactly("1-4", "1-5");
        assertThat(best(2, "x._.x", "x...x").get(0)).startsWith("2-");
    }

    @Test
    void aRowThatHasThemTogetherIsBetterThanTwoRowsInFront() {
        assertThat(best(4, "..x..", "..x..", ".....")).allMatch(seat -> seat.startsWith("3-"));
    }

    @Test
    void whereNoRowHasThemTogetherTheLargestGroupsAreTaken() {
        assertThat(best(4, "...xx", "x.xxx", "xx...")).hasSize(4).filteredOn(seat -> seat.startsWith("1-")).hasSize(3);
    }

    @Test
    void placesForWheelchairsAreLeftToThoseWhoChooseThem() {
        assertThat(best(1, "..w..")).doesNotContain("1-3");
        assertThat(best(2, "wxw.")).isEmpty();
    }

    @Test
    void aGradeOfPlacesForWheelchairsAloneIsChosenByWhoeverAsksForIt() {
        assertThat(best(1, "www")).containsExactly("1-1");
        assertThat(best(2, "www")).hasSize(2);
    }

    @Test
    void fewerThanWantedAreNone() {
        assertThat(best(3, "..x")).isEmpty();
    }

    @Test
    void whatSomebodyElseIsOfferedIsLeftOut() {
        SeatMap map = House.of(".......");

        assertThat(House.names(map, BestSeats.choose(map, 0, 1, seat -> seat == 3))).doesNotContain("1-4").hasSize(1);
    }

    @Test
    void ofGeneralAdmissionAnyWillDo() {
        SeatMap map = House.standing(5);

        assertThat(BestSeats.choose(map, 0, 5, seat -> false)).containsExactly(0, 1, 2, 3, 4);
        assertThat(BestSeats.choose(map, 0, 1, seat -> seat != 3)).containsExactly(3);
        assertThat(BestSeats.choose(map, 0, 2, seat -> seat != 3)).isEmpty();
    }

    @Test
    void ownSeatsCountAsFree() {
        SeatMap map = House.of("..xx..x");

        assertThat(House.names(map, BestSeats.chooseInstead(map, 0, 3, Set.of(2, 3), seat -> false))).containsExactly("1-4", "1-5", "1-6");
        assertThat(House.names(map, BestSeats.chooseInstead(map, 0, 3, Set.of(), seat -> false))).hasSize(3).doesNotContain("1-3", "1-4");
    }

    @Test
    void ownUnitsStay() {
        SeatMap standing = House.standing(5);
        SeatMap map = standing.with(IntStream.range(1, 4)
            .mapToObj(seat -> new SeatState(standing.plan().id(seat), SeatStatus.LOCKED, 1_000)).toList());

        assertThat(BestSeats.chooseInstead(map, 0, 1, Set.of(2, 3), seat -> false)).containsExactly(2);
        assertThat(BestSeats.chooseInstead(map, 0, 4, Set.of(2, 3), seat -> false)).containsExactly(0, 2, 3, 4);
        assertThat(BestSeats.chooseInstead(map, 0, 5, Set.of(2, 3), seat -> false)).isEmpty();
    }

    @Test
    void generalAdmissionDoesNotLookAtUnitsOfSoldChunks() {
        SeatMap standing = House.standing(10_000);
        SeatMap map = standing.with(IntStream.range(0, 9_999)
            .mapToObj(seat -> new SeatState(standing.plan().id(seat), SeatStatus.SOLD, 0))
            .toList());
        AtomicInteger looked = new AtomicInteger();

        List<Integer> chosen = BestSeats.anyOf(map, 0, 1, seat -> {
            looked.incrementAndGet();
            return map.status(seat) == SeatStatus.AVAILABLE;
        });

        assertThat(chosen).containsExactly(9_999);
        assertThat(looked.get()).isLessThan(600);
    }

    @Test
    void rowsTooFarBackAreNotLookedAt() {
        String[] rows = Stream.generate(() -> "..........").limit(500).toArray(String[]::new);
        SeatMap map = House.of(rows);
        AtomicInteger looked = new AtomicInteger();

        List<Integer> chosen = BestSeats.choose(map, 0, 2, seat -> {
            looked.incrementAndGet();
            return false;
        });

        assertThat(House.names(map, chosen)).containsExactly("1-5", "1-6");
        assertThat(looked.get()).isLessThan(50);
    }

    private static List<String> best(int quantity, String... rows) {
        SeatMap map = House.of(rows);
        return House.names(map, BestSeats.choose(map, 0, quantity, seat -> false));
    }
}
