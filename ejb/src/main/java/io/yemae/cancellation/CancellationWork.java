package io.yemae.cancellation;

import io.yemae.booking.Cancellations;
import io.yemae.booking.ReservationStatus;
import io.yemae.cancellation.persistence.CancellationRunRows;
import io.yemae.cancellation.persistence.CancellationRunRows.Due;
import io.yemae.cancellation.persistence.CancellationRunRows.Waiting;
import io.yemae.shared.Transactions;
import io.yemae.shared.logging.FailureLog;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * Works on the runs, one batch after the other. Each reservation has a transaction of its own, so that one failure does not stop the
 * others. A failure is retried after 20 seconds, up to five times.
 */
@Stateless
public class CancellationWork {
    private static final Logger LOG = Logger.getLogger(CancellationWork.class.getName());
    private static final int BATCH = 100;
    private static final int MOST_ATTEMPTS = 5;

    @Inject
    CancellationRunRows runs;

    @Inject
    Cancellations cancellations;

    @Inject
    Transactions transactions;

    /** Some reservations of a run. */
    private record Batch(Due run, List<Waiting> reservations) {
    }

    /** Cancels up to 100 reservations of one run. @return whether there may be more to do now */
    // No transaction: each reservation has its own.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public boolean cancelReservations() {
        Batch batch = transactions.inNew(this::claim);
        if (batch == null) {
            return false;
        }
        boolean haveAllResults = true;
        for (Waiting reservation : batch.reservations()) {
            haveAllResults &= hasResult(batch.run(), reservation);
        }
        if (haveAllResults) {
            transactions.inNew(() -> runs.continueWith(batch.run().id()));
        }
        return haveAllResults;
    }

    /** Deletes runs that ended a month ago. */
    public void deleteOld() {
        runs.deleteOld();
    }

    private boolean hasResult(Due run, Waiting reservation) {
        try {
            transactions.inNew(() -> cancel(run, reservation));
            return true;
        } catch (RuntimeException e) {
            FailureLog.warn(LOG, "Reservation " + reservation.id() + " of the cancellation run " + run.id() + " is tried again", e);
            transactions.inNew(() -> runs.failed(run.id(), reservation.id(), MOST_ATTEMPTS));
            return false;
        }
    }

    private void cancel(Due run, Waiting reservation) {
        if (!runs.lock(run.id(), reservation.id())) {
            // Another node has done it, or does it now.
            return;
        }
        Optional<ReservationStatus> former = reservation.buyer() == null ? Optional.empty()
            : cancellations.cancelFor(run.requestedBy(), reservation.id(), reservation.buyer(), run.reason());
        runs.finish(run.id(), reservation.id(), former.map(CancellationWork::result).orElse(null));
    }

    private static CancellationResult result(ReservationStatus former) {
        return former == ReservationStatus.CONFIRMED ? CancellationResult.CANCELLED : CancellationResult.RELEASED;
    }

    private Batch claim() {
        return runs.claim().map(this::batch).orElse(null);
    }

    private Batch batch(Due run) {
        List<Waiting> waiting = runs.waiting(run.id(), BATCH);
        if (waiting.isEmpty()) {
            runs.end(run.id());
        }
        return new Batch(run, waiting);
    }
}
