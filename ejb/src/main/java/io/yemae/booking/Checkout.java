package io.yemae.booking;

import io.yemae.live.Change;
import io.yemae.live.Changes;
import io.yemae.ops.FeatureFlag;
import io.yemae.ops.FeatureFlags;
import io.yemae.payment.PaymentMethod;
import io.yemae.payment.PaymentView;
import io.yemae.payment.PointPayments;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.SqlFile;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import io.yemae.shared.Won;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;

/** Paying for a hold, which makes it a confirmed reservation (requirement 1, 4.2; requirement 3, section 3). */
@Stateless
public class Checkout {
    private static final String CONFIRM = SqlFile.read(Checkout.class, "confirm.sql");

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    PointPayments pointPayments;

    @Inject
    Reservations reservations;

    @Inject
    Changes changes;

    @Inject
    FeatureFlags features;

    /** A reservation that has just been confirmed, and its payment. */
    public record Receipt(ReservationId reservation, String number, Won total, PaymentView payment) {
    }

    /**
     * Pays the whole with points: the seats are sold, the points are taken and the payment is recorded together, or nothing is.
     *
     * @throws Problem not found {@code RESERVATION_NOT_FOUND} (also for somebody else's), conflict {@code ALREADY_PAID},
     *     {@code HOLD_EXPIRED}, {@code RESERVATION_CANCELLED} or {@code INSUFFICIENT_POINTS}; unavailable {@code FEATURE_OFF}
     */
    @SuppressWarnings("unchecked")
    public Receipt payWithPoints(ReservationId reservation, UserId user) {
        features.require(FeatureFlag.PAYMENTS_POINTS);
        List<Tuple> rows = entityManager.createNativeQuery(CONFIRM, Tuple.class)
            .setParameter(1, reservation.value())
            .setParameter(2, user.value())
            .setParameter(3, PaymentMethod.POINTS.name())
            .setParameter(4, Uuid7.next())
            .getResultList();
        if (rows.isEmpty()) {
            throw refusal(reservations.get(reservation, user));
        }
        Tuple row = rows.get(0);
        if (!row.get("items", Long.class).equals(row.get("sold", Long.class))) {
            throw holdExpired();
        }
        changes.tell(Change.ofTakenSeats(new PerformanceId(row.get("performance_id", UUID.class)), reservation));
        Won total = new Won(row.get("total_amount", Long.class));
        return new Receipt(reservation, row.get("number", String.class), total, pointPayments.pay(reservation, user, total));
    }

    static Problem refusal(ReservationView reservation) {
        return switch (reservation.status()) {
            case CONFIRMED -> Problem.conflict("ALREADY_PAID", "이미 결제된 예약입니다.");
            case CANCELLED -> Problem.conflict("RESERVATION_CANCELLED", "취소된 예약입니다.");
            case PENDING, EXPIRED -> holdExpired();
        };
    }

    private static Problem holdExpired() {
        return Problem.conflict("HOLD_EXPIRED", "예약 시간이 만료되었습니다. 좌석을 다시 선택해주세요.");
    }
}
