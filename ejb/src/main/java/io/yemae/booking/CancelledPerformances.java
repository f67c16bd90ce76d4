package io.yemae.booking;

import io.yemae.catalog.PerformanceCancelled;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.logging.FailureLog;
import jakarta.ejb.EJB;
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
 * Gives back what was reserved of a performance that will not be given: holds are released, and confirmed reservations cancelled and refunded however
 * soon it would have started. Each in a transaction of its own, so that one that fails stops no other; it is tried again.
 */
@Stateless
public class CancelledPerformances {
    private static final Logger LOG = Logger.getLogger(CancelledPerformances.class.getName());
    private static final int BATCH = 100;

    /* Two hours are longer than any hold, with the payment that it may be in the middle of. */
    private static final String MARK = """
        INSERT INTO cancelled_performances (performance_id, reason, look_at, watch_until)
        VALUES (?1, ?2, now(), now() + interval '2 hours')
        ON CONFLICT (performance_id) DO NOTHING""";

    /* Taken away from the other nodes until the next look. */
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

    /* By seats_ordinal, then seat_states and reservations by their keys. In no order, so that some that fail stand in nobody's way. */
    private static final String LIVE = """
        SELECT reservation.id, reservation.user_id
        FROM (SELECT DISTINCT state.reservation_id AS id
              FROM seats seat
              JOIN seat_states state ON state.seat_id = seat.id
              WHERE seat.performance_id = ?1
                AND state.status <> 'available') claim
        JOIN reservations reservation ON reservation.id = claim.id
        WHERE reservation.status = 'confirmed'
           OR (reservation.status = 'pending' AND reservation.expires_at > now())
        ORDER BY random()
        LIMIT ?2""";

    private static final String LOOK_AGAIN = """
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

    @EJB
    CancelledPerformances steps;

    /** Some reservations of a cancelled performance. */
    public record Batch(PerformanceId performance, String reason, List<Claim> claims) {
    }

    /** Somebody's reservation. */
    public record Claim(ReservationId reservation, UserId user) {
    }

    /** Marks the work in the transaction that cancels the performance. */
    public void onCancelled(@Observes PerformanceCancelled performance) {
        entityManager.createNativeQuery(MARK)
            .setParameter(1, performance.performanceId().value())
            .setParameter(2, performance.reason())
            .executeUpdate();
    }

    /** @return how many reservations were given back; 0 when there is nothing to do at this moment */
    // No transaction: each reservation has its own.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public int giveBack() {
        Batch batch = steps.claim();
        if (batch == null) {
            return 0;
        }
        int done = 0;
        for (Claim claim : batch.claims()) {
            try {
                cancellations.cancelAtAnyTime(claim.reservation(), claim.user(), batch.reason());
                done++;
            } catch (RuntimeException e) {
                FailureLog.warn(LOG, "Reservation " + claim.reservation() + " of a cancelled performance is tried again", e);
            }
        }
        if (done > 0) {
            steps.lookAgain(batch.performance());
        }
        return done;
    }

    @SuppressWarnings("unchecked")
    public Batch claim() {
        List<Tuple> due = entityManager.createNativeQuery(CLAIM, Tuple.class).getResultList();
        if (due.isEmpty()) {
            return null;
        }
        UUID performance = due.get(0).get("performance_id", UUID.class);
        List<Tuple> live = entityManager.createNativeQuery(LIVE, Tuple.class).setParameter(1, performance).setParameter(2, BATCH).getResultList();
        if (live.isEmpty()) {
            entityManager.createNativeQuery(END).setParameter(1, performance).executeUpdate();
        }
        return new Batch(new PerformanceId(performance), due.get(0).get("reason", String.class), live.stream()
            .map(row -> new Claim(new ReservationId(row.get("id", UUID.class)), new UserId(row.get("user_id", UUID.class))))
            .toList());
    }

    public void lookAgain(PerformanceId performance) {
        entityManager.createNativeQuery(LOOK_AGAIN).setParameter(1, performance.value()).executeUpdate();
    }
}
