package io.yemae.seating;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.catalog.Closed;
import io.yemae.catalog.PerformanceView;
import io.yemae.shared.PerformanceId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ShowingViewTest {

    @Test
    void whatIsLeftCanBeReservedWhileItIsOnSale() {
        ShowingView showing = showing(null, new GradeCount(50, 1), new GradeCount(10, 2));

        assertThat(showing.closed()).isNull();
        assertThat(showing.total()).isEqualTo(60);
        assertThat(showing.reservable()).isEqualTo(3);
    }

    @Test
    void nothingLeftIsSoldOut() {
        assertThat(showing(null, new GradeCount(50, 0)).closed()).isEqualTo(Closed.SOLD_OUT);
        assertThat(showing(null).closed()).isEqualTo(Closed.SOLD_OUT);
    }

    @Test
    void anotherReasonComesBeforeTheSeats() {
        ShowingView showing = showing(Closed.SALE_NOT_STARTED, new GradeCount(50, 50));

        assertThat(showing.reservable()).isZero();
        assertThat(showing.available()).isEqualTo(50);
        assertThat(showing(Closed.SALE_ENDED, new GradeCount(50, 0)).closed()).isEqualTo(Closed.SALE_ENDED);
    }

    private static ShowingView showing(Closed closed, GradeCount... counts) {
        Map<UUID, GradeCount> byGrade = new HashMap<>();
        for (GradeCount count : counts) {
            byGrade.put(UUID.randomUUID(), count);
        }
        return new ShowingView(new PerformanceView(PerformanceId.next(), 1, Instant.EPOCH, Instant.EPOCH, closed), byGrade);
    }
}
