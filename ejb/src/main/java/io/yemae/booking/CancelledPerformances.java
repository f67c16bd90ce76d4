package io.yemae.booking;

import io.yemae.catalog.PerformanceCancelled;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.ReservationId;
import io.yemae.shared.Transactions;
import io.yemae.shared.UserId;
import io.yemae.shared.logging.FailureLog;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.logging.Logger;

/**
 * Cancels the reservations of cancelled performances: holds are released, confirmed reservations are cancelled and refunded at any time.
 * Each has a transaction of its own, so that one failure does not stop the others. Failures are retried.
 */
@Stateless
public class CancelledPerformances {
    private static final Logger LOG = Logger.getLogger(CancelledPerformances.class.getName());
    private static final int BATCH = 100;

    /* Two hours are longer than any hold together with a payment of it. */
    private static final String MARK = """
        INSERT INTO cancelled_performances (performance_id, reason, look_at, watch_until)
        VALUES (?1, ?2, now(), now() + interval '2 hours')
        ON CONFLICT (performance_id) DO NOTHING""";

    /* Claims a performance for 20 seconds, so that other nodes skip it. */
    private static final String CLAIM = """
        UPDATE cancelled_performances
        SET look_at = now() + interval '20 seconds'
        WHERE performance_id = (SELECT performance_id
                                FROM cancelled_performances
                                WHERE look_at <= now()
                                ORDER BY look_at
                                LIMIT 1
                                FOR UPDATE SKIP LOCKED)
        RETURNING performance_id, reason""";

    /* By seats_ordinal, then seat_states and reservations by their keys. In random order, so that failures do not block the others. */
    private static final String LIVE = """
        SELECT reservation.id, reservation.user_id
        FROM (SELECT DISTINCT state.reservation_id AS id
              FROM seats seat
              JOIN seat_states state ON state.seat_id = seat.id
              WHERE seat.performance_id = ?1
                AND state.status <> 'available') claim
        JOIN reservations reservation ON reservation.id = claim.id
        WHERE reservation.status = 'confirmed'
           OR is_live_hold(reservation.status, reservation.expires_at, now())
        ORDER BY random()
        LIMIT ?2""";

    private static final String CONTINUE = """
        UPDATE cancelled_performances
        SET look_at = now()
        WHERE performance_id = ?1""";

    private static final String END = """
        DELETE FROM cancelled_performances
        WHERE performance_id = ?1
          AND watch_until < now()""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    Cancellations cancellations;

    @Inject
    Transactions transactions;

    /** Some reservations of a cancelled performance. */
    private record Batch(PerformanceId performance, String reason, List<LiveReservation> reservations) {
    }

    private record LiveReservation(ReservationId id, UserId user) {
    }

    /** Queues the work in the transaction that cancels the performance. */
    public void onCancelled(@Observes PerformanceCancelled performance) {
        entityManager.createNativeQuery(MARK)
            .setParameter(1, performance.performanceId().value())
            .setParameter(2, performance.reason())
            .executeUpdate();
    }

    /** Cancels up to 100 reservations of one performance. @return how many were cancelled; 0 if there is nothing to do now */
    // No transaction: each reservation has its own.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public int cancelReservations() {
        Batch batch = transactions.inNew(this::claim);
        if (batch == null) {
            return 0;
        }
        int done = 0;
        for (LiveReservation reservation : batch.reservations()) {
            try {
                cancellations.cancelAtAnyTime(reservation.id(), reservation.user(), batch.reason());
                done++;
            } catch (RuntimeException e) {
                FailureLog.warn(LOG, "Reservation " + reservation.id() + " of a cancelled performance is tried again", e);
            }
        }
        if (done > 0) {
            transactions.inNew(() -> continueWith(batch.performance()));
        }
        return done;
    }

    @SuppressWarnings("unchecked")
    private Batch claim() {
        List<Tuple> due = entityManager.createNativeQuery(CLAIM, Tuple.class).getResultList();
        if (due.isEmpty()) {
            return null;
        }
        UUID performance = due.get(0).get("performance_id", UUID.class);
        List<Tuple> live = entityManager.createNativeQuery(LIVE, Tuple.class)
            .setParameter(1, performance)
            .setParameter(2, BATCH)
            .getResultList();
        if (live.isEmpty()) {
            entityManager.createNativeQuery(END).setParameter(1, performance).executeUpdate();
        }
        return new Batch(new PerformanceId(performance), due.get(0).get("reason", String.class), live.stream()
            .map(row -> new LiveReservation(new ReservationId(row.get("id", UUID.class)), new UserId(row.get("user_id", UUID.class))))
            .toList());
    }

    /** Makes the performance due at once. */
    private void continueWith(PerformanceId performance) {
        entityManager.createNativeQuery(CONTINUE).setParameter(1, performance.value()).executeUpdate();
    }
}
