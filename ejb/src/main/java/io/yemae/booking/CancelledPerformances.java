package io.yemae.booking;

import io.yemae.booking.persistence.CancelledPerformanceRows;
import io.yemae.booking.persistence.CancelledPerformanceRows.Due;
import io.yemae.booking.persistence.CancelledPerformanceRows.LiveReservation;
import io.yemae.catalog.PerformanceCancelled;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Transactions;
import io.yemae.shared.logging.FailureLog;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.logging.Logger;

/**
 * Cancels the reservations of cancelled performances: holds are released, confirmed reservations are cancelled and refunded at any time.
 * Each has a transaction of its own, so that one failure does not stop the others. Failures are retried.
 */
@Stateless
public class CancelledPerformances {
    private static final Logger LOG = Logger.getLogger(CancelledPerformances.class.getName());
    private static final int BATCH = 100;

    @Inject
    CancelledPerformanceRows rows;

    @Inject
    Cancellations cancellations;

    @Inject
    Transactions transactions;

    /** Some reservations of a cancelled performance. */
    private record Batch(PerformanceId performance, String reason, List<LiveReservation> reservations) {
    }

    /** Queues the work in the transaction that cancels the performance. */
    public void onCancelled(@Observes PerformanceCancelled performance) {
        rows.mark(performance.performanceId(), performance.reason());
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
            transactions.inNew(() -> rows.continueWith(batch.performance()));
        }
        return done;
    }

    private Batch claim() {
        return rows.claim().map(this::batch).orElse(null);
    }

    private Batch batch(Due due) {
        List<LiveReservation> live = rows.liveReservations(due.performance(), BATCH);
        if (live.isEmpty()) {
            rows.end(due.performance());
        }
        return new Batch(due.performance(), due.reason(), live);
    }
}
