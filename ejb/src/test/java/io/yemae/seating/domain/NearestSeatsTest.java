package io.yemae.seating.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.seating.SeatMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestSeatsTest {

    @Test
    void theNearestFreeSeatIsChosen() {
        assertThat(nearest(List.of("2-4"), ".......", "...x...", ".......")).containsExactly("2-3");
        assertThat(nearest(List.of("2-4"), ".......", "..xxx..", ".......")).containsExactly("1-4");
        assertThat(nearest(List.of("1-1"), "x......", ".......")).containsExactly("1-2");
    }

    @Test
    void seatsSideBySideAreReplacedSideBySide() {
        assertThat(nearest(List.of("2-4", "2-5"), ".......", ".x.xx..", ".......")).containsExactly("1-4", "1-5");
        assertThat(nearest(List.of("2-4", "2-5"), "xx...xx", "xxxxx..", "xx...xx")).containsExactly("1-4", "1-5");
        assertThat(nearest(List.of("2-2", "2-3"), "xx.xx..", "xxx.x..", "xx...xx")).containsExactly("3-3", "3-4");
        assertThat(nearest(List.of("1-1", "1-2", "1-3"), "xxx.x.", "......")).containsExactly("2-1", "2-2", "2-3");
        assertThat(nearest(List.of("1-1", "1-2"), "xx.x.", "x.x.x")).as("no two are together").isEmpty();
    }

    @Test
    void aSeatThatIsStillFreeMayStay() {
        assertThat(nearest(List.of("1-3", "1-4"), "...x...")).containsExactly("1-2", "1-3");
    }

    @Test
    void seatsOfSeveralRowsAreReplacedOneByOne() {
        assertThat(nearest(List.of("1-1", "3-5"), "x....", ".....", "....x")).containsExactly("1-2", "3-4");
    }

    @Test
    void gapsAndAislesPart() {
        assertThat(nearest(List.of("1-1", "1-2"), "xx._.", "...._")).containsExactly("2-1", "2-2");
    }

    @Test
    void wheelchairPositionsReplaceOnlyEachOther() {
        assertThat(nearest(List.of("1-2"), "wx..w")).containsExactly("1-3");
        SeatMap map = House.of("w..w", "....");
        assertThat(House.names(map, NearestSeats.choose(map, List.of(0), seat -> seat == 0))).containsExactly("1-4");
        assertThat(NearestSeats.choose(map, List.of(0), seat -> seat == 0 || seat == 3)).isEmpty();
    }

    @Test
    void tooFewAreNone() {
        assertThat(nearest(List.of("1-1", "1-2"), "xx.")).isEmpty();
    }

    @Test
    void avoidedSeatsAreLeftOut() {
        SeatMap map = House.of("..x..");

        assertThat(House.names(map, NearestSeats.choose(map, List.of(2), seat -> seat == 3))).containsExactly("1-2");
    }

    @Test
    void ofGeneralAdmissionAnyWillDo() {
        SeatMap map = House.standing(5);

        assertThat(NearestSeats.choose(map, List.of(0, 1), seat -> seat < 3)).containsExactly(3, 4);
    }

    /** The rows are not looked at in order of the plan, so that this would find another row if the search ended too early. */
    @Test
    void aFarRowIsFoundIfAllOthersAreTaken() {
        String[] rows = IntStream.range(0, 40).mapToObj(row -> row == 2 ? "xxxxx.." : "xxxxxxx").toArray(String[]::new);

        assertThat(nearest(List.of("38-4"), rows)).containsExactly("3-6");
    }

    private static List<String> nearest(List<String> seats, String... rows) {
        SeatMap map = House.of(rows);
        List<Integer> asked = IntStream.range(0, map.plan().size()).boxed()
            .filter(seat -> seats.contains(map.plan().row(seat) + "-" + map.plan().number(seat)))
            .toList();
        return House.names(map, NearestSeats.choose(map, asked, seat -> false));
    }
}
