package io.yemae.layouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.layouts.persistence.SeatPositionsConverter;
import io.yemae.shared.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutSectionTest {

    @Test
    void aGapIsNoSeatAndItsNeighboursKeepTheirNumbers() {
        LayoutSection section = section(List.of("5-2", "5-2", "6-1"), List.of());

        assertThat(section.seats()).isEqualTo(4);
        assertThat(section.hasSeat(5, 2)).isFalse();
        assertThat(section.hasSeat(5, 3)).isTrue();
    }

    @Test
    void placesAreThoseOfTheSection() {
        assertThatCode(() -> section(List.of("5-1", "6-3"), List.of("6-2")).check()).doesNotThrowAnyException();
        for (String outside : List.of("4-1", "7-1", "5-4")) {
            assertThatThrownBy(() -> section(List.of(outside), List.of()).check()).isInstanceOf(Problem.class)
                .hasMessageContaining(outside);
            assertThatThrownBy(() -> section(List.of(), List.of(outside)).check()).isInstanceOf(Problem.class);
        }
    }

    @Test
    void aPlaceWithoutASeatIsNoPlaceForAWheelchair() {
        assertThatThrownBy(() -> section(List.of("5-1"), List.of("5-1")).check()).isInstanceOf(Problem.class);
    }

    @Test
    void oneSeatIsLeftAtLeast() {
        assertThatThrownBy(() -> section(List.of("5-1", "5-2", "5-3", "6-1", "6-2", "6-3"), List.of()).check()).isInstanceOf(Problem.class);
    }

    @Test
    void placesComeBackFromTheDatabaseAsTheyWere() {
        SeatPositionsConverter converter = new SeatPositionsConverter();
        SeatPositions places = SeatPositions.of(List.of("10-2", "2-10", "2-9"));

        assertThat(converter.convertToDatabaseColumn(places)).isEqualTo("2-9 2-10 10-2");
        assertThat(converter.convertToEntityAttribute("2-9 2-10 10-2")).isEqualTo(places);
        assertThat(converter.convertToEntityAttribute("")).isEqualTo(SeatPositions.NONE);
    }

    private static LayoutSection section(List<String> gaps, List<String> accessible) {
        return new LayoutSection("R", 2, 3, 5, 1, SeatPositions.of(gaps), SeatPositions.of(accessible));
    }
}
