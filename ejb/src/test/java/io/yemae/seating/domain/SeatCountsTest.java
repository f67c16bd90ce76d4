package io.yemae.seating.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.catalog.PerformanceView;
import io.yemae.seating.GradeCount;
import io.yemae.seating.NumberedSeat;
import io.yemae.seating.PerformanceAvailability;
import io.yemae.seating.SeatMap;
import io.yemae.shared.PerformanceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is counted of seat maps for the pages about events. */
class SeatCountsTest {
    private final SeatMap evening = House.of("..x", "...");
    private final SeatMap matinee = House.of("x.");

    @Test
    void seatsAreCountedOverAllPerformances() {
        assertThat(GradeCount.byGrade(List.of(evening, matinee))).isEqualTo(Map.of(House.GRADE, new GradeCount(8, 6)));
    }

    @Test
    void gradesWithoutSeatsAreLeftOut() {
        assertThat(GradeCount.byGrade(List.of(House.standing(0)))).isEmpty();
    }

    @Test
    void eachPerformanceHasItsOwnCounts() {
        List<PerformanceAvailability> both = PerformanceAvailability.of(List.of(performance(), performance()), List.of(evening, matinee));

        assertThat(both).extracting(PerformanceAvailability::available).containsExactly(5L, 1L);
        assertThat(both).extracting(PerformanceAvailability::total).containsExactly(6L, 2L);
    }

    @Test
    void seatsAreNumberedAndTakenOnesAreNotAvailable() {
        assertThat(NumberedSeat.of(performance(), matinee))
            .containsExactly(new NumberedSeat(1, 70_000, false), new NumberedSeat(2, 70_000, true));
    }

    private static PerformanceView performance() {
        return new PerformanceView(PerformanceId.next(), 1, Instant.EPOCH, Instant.EPOCH, null);
    }
}
