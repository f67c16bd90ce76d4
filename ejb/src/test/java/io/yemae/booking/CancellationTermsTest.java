package io.yemae.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.catalog.EventTexts;
import io.yemae.shared.EventId;
import io.yemae.shared.ReservationId;
import io.yemae.shared.Uuid7;
import io.yemae.shared.Won;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancellationTermsTest {
    private static final Instant START = Instant.parse("2026-12-24T10:30:00Z");
    private static final Instant LAST = Instant.parse("2026-12-23T10:30:00Z");
    private static final Won TOTAL = new Won(141_000);
    private static final Won POINTS = new Won(41_000);

    @Test
    void allThatWasPaidIsRefundedUntilTheDeadline() {
        assertThat(at(ReservationStatus.CONFIRMED, LAST)).isEqualTo(new CancellationTerms(true, LAST, TOTAL, POINTS, "CARD"));
    }

    @Test
    void nothingIsRefundedAfterTheDeadline() {
        assertThat(at(ReservationStatus.CONFIRMED, LAST.plusNanos(1_000)))
            .isEqualTo(new CancellationTerms(false, LAST, Won.ZERO, Won.ZERO, null));
    }

    @Test
    void aHoldCanBeGivenUpAtAnyTime() {
        assertThat(at(ReservationStatus.PENDING, START)).isEqualTo(new CancellationTerms(true, null, Won.ZERO, Won.ZERO, null));
    }

    @Test
    void anEndedReservationCannotBeCancelled() {
        assertThat(at(ReservationStatus.CANCELLED, LAST).possible()).isFalse();
        assertThat(at(ReservationStatus.EXPIRED, LAST).possible()).isFalse();
    }

    private static CancellationTerms at(ReservationStatus status, Instant now) {
        return CancellationTerms.of(new ReservationView(new ReservationId(Uuid7.next()), "TK1732147200000AB12C", new EventId(Uuid7.next()),
            "겨울 음악회", null, "예매홀", "서울시 종로구", new EventTexts(null, null, null, null, null), START, status, "completed", "CARD",
            new Won(1_000), Won.ZERO, TOTAL, LAST, LAST, false, LAST, null, List.of()), POINTS, 24, now);
    }
}
