package io.yemae.booking;

import io.yemae.live.Change;
import io.yemae.live.Changes;
import io.yemae.ops.AuditLog;
import io.yemae.ops.Policies;
import io.yemae.ops.Policy;
import io.yemae.payment.PointPayments;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.SqlFile;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/** Cancelling one's reservation: always the whole, and what was paid goes back to where it came from (requirement 1, 5.2). */
@Stateless
public class Cancellations {
    private static final String CANCEL = SqlFile.read(Cancellations.class, "cancel.sql");

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    Reservations reservations;

    @Inject
    PointPayments pointPayments;

    @Inject
    Policies policies;

    @Inject
    AuditLog audit;

    @Inject
    Changes changes;

    /**
     * A hold is released; a confirmed reservation is cancelled and refunded, in one transaction. Cancelling again changes nothing.
     *
     * @param reason null when none is given
     * @throws Problem not found {@code RESERVATION_NOT_FOUND} (also for somebody else's), conflict {@code HOLD_EXPIRED} or {@code TOO_LATE_TO_CANCEL}
     */
    @SuppressWarnings("unchecked")
    public void cancel(ReservationId reservation, UserId user, String reason) {
        int hours = policies.get(Policy.CANCEL_HOURS_BEFORE);
        List<Tuple> rows = entityManager.createNativeQuery(CANCEL, Tuple.class).unwrap(NativeQuery.class)
            .setParameter(1, reservation.value())
            .setParameter(2, user.value())
            .setParameter(3, reason, String.class)
            .setParameter(4, hours)
            .setParameter(5, Uuid7.next())
            .getResultList();
        if (rows.isEmpty()) {
            refuseUnlessCancelled(reservations.get(reservation, user), hours);
            return;
        }
        changes.tell(Change.ofSeats(new PerformanceId(rows.get(0).get("performance_id", UUID.class)), reservation));
        if (ReservationStatus.of(rows.get(0).get("was", String.class)) == ReservationStatus.CONFIRMED) {
            pointPayments.refund(reservation, user);
        }
        audit.record("reservation.cancel", reservation.toString(), reason == null ? "" : reason);
    }

    private static void refuseUnlessCancelled(ReservationView reservation, int hours) {
        switch (reservation.status()) {
            case CONFIRMED -> throw Problem.conflict("TOO_LATE_TO_CANCEL", "공연 시작 " + hours + "시간 전까지만 취소할 수 있습니다.");
            case PENDING, EXPIRED -> throw Problem.conflict("HOLD_EXPIRED", "예약 시간이 이미 만료되었습니다.");
            case CANCELLED -> {
                // Already done: the same answer as the first time.
            }
        }
    }
}
