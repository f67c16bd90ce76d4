package io.yemae.seating;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.catalog.NotBookable;
import io.yemae.catalog.PerformanceView;
import io.yemae.shared.PerformanceId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PerformanceAvailabilityTest {

    @Test
    void whatIsLeftCanBeReservedWhileItIsOnSale() {
        PerformanceAvailability showing = showing(null, new GradeCount(50, 1), new GradeCount(10, 2));

        assertThat(showing.notBookable()).isNull();
        assertThat(showing.total()).isEqualTo(60);
        assertThat(showing.reservable()).isEqualTo(3);
    }

    @Test
    void nothingLeftIsSoldOut() {
        assertThat(showing(null, new GradeCount(50, 0)).notBookable()).isEqualTo(NotBookable.SOLD_OUT);
        assertThat(showing(null).notBookable()).isEqualTo(NotBookable.SOLD_OUT);
    }

    @Test
    void anotherReasonComesBeforeTheSeats() {
        PerformanceAvailability showing = showing(NotBookable.SALE_NOT_STARTED, new GradeCount(50, 50));

        assertThat(showing.reservable()).isZero();
        assertThat(showing.available()).isEqualTo(50);
        assertThat(showing(NotBookable.SALE_ENDED, new GradeCount(50, 0)).notBookable()).isEqualTo(NotBookable.SALE_ENDED);
    }

    private static PerformanceAvailability showing(NotBookable notBookable, GradeCount... counts) {
        Map<UUID, GradeCount> byGrade = new HashMap<>();
        for (GradeCount count : counts) {
            byGrade.put(UUID.randomUUID(), count);
        }
        return new PerformanceAvailability(new PerformanceView(PerformanceId.next(), 1, Instant.EPOCH, Instant.EPOCH, notBookable),
            byGrade);
    }
}
