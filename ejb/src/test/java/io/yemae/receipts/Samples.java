package io.yemae.receipts;

import io.yemae.booking.ReservationStatus;
import io.yemae.booking.ReservationView;
import io.yemae.catalog.EventTexts;
import io.yemae.shared.EventId;
import io.yemae.shared.ReservationId;
import io.yemae.shared.Uuid7;
import io.yemae.shared.Won;
import java.time.Instant;
import java.util.List;

/** Reservations for tests of receipts. */
final class Samples {
    static final Instant START = Instant.parse("2026-12-24T10:30:00Z");
    private static final Instant PAID = Instant.parse("2026-11-20T15:01:02Z");

    private Samples() {
    }

    static ReservationView confirmed(String title, ReservationView.Item... items) {
        return of(ReservationStatus.CONFIRMED, "completed", "POINTS", title, null, items);
    }

    static ReservationView cancelled(String title, ReservationView.Item... items) {
        return of(ReservationStatus.CANCELLED, "refunded", "POINTS", title, PAID.plusSeconds(3600), items);
    }

    /** Confirmed, and paid by this method. */
    static ReservationView paidBy(String method, ReservationView.Item... items) {
        return of(ReservationStatus.CONFIRMED, "completed", method, "공연", null, items);
    }

    static ReservationView.Item seat(String section, int number) {
        return new ReservationView.Item(Uuid7.next(), section + "-1-" + number, section, 1, number, section, 1, new Won(150_000));
    }

    static ReservationView.Item standing(int quantity) {
        return new ReservationView.Item(null, null, null, null, null, "자유석", quantity, new Won(30_000));
    }

    private static ReservationView of(ReservationStatus status, String payment, String method, String title, Instant cancelledAt,
        ReservationView.Item... items) {
        long total = List.of(items).stream().mapToLong(item -> item.subtotal().amount()).sum();
        return new ReservationView(new ReservationId(Uuid7.next()), "TK1732147200000AB12C", new EventId(Uuid7.next()), title, null,
            "예술의전당 오페라극장", "서울특별시 서초구 남부순환로 2406", new EventTexts(null, null, null, null, null), START, status, payment, method,
            Won.ZERO, Won.ZERO, new Won(total), PAID, PAID, false, PAID, cancelledAt, List.of(items));
    }
}
