package io.yemae.payment;

import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** How a row of payments is read. */
final class PaymentRows {
    static final String COLUMNS = """
        payment.id, payment.number, payment.reservation_id, payment.user_id, payment.method, payment.amount, payment.status, payment.payment_key,
               payment.attempts, payment.created_at, payment.changed_at, payment.approved_at, payment.late_at, payment.failure_code,
               payment.failure_message""";

    private PaymentRows() {
    }

    static List<PaymentView> views(List<Tuple> rows) {
        return rows.stream().map(PaymentRows::view).toList();
    }

    static PaymentView view(Tuple row) {
        UUID reservation = row.get("reservation_id", UUID.class);
        UUID user = row.get("user_id", UUID.class);
        return new PaymentView(new PaymentId(row.get("id", UUID.class)), row.get("number", Long.class),
            reservation == null ? null : new ReservationId(reservation), user == null ? null : new UserId(user),
            PaymentMethod.valueOf(row.get("method", String.class)), new Won(row.get("amount", Long.class)),
            PaymentStatus.valueOf(row.get("status", String.class)), row.get("payment_key", String.class), row.get("attempts", Integer.class),
            row.get("created_at", Instant.class), row.get("changed_at", Instant.class), row.get("approved_at", Instant.class),
            row.get("late_at", Instant.class), row.get("failure_code", String.class), row.get("failure_message", String.class));
    }
}
