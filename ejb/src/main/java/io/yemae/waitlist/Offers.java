package io.yemae.waitlist;

import io.yemae.booking.SeatOffers;
import io.yemae.catalog.PerformanceCancelled;
import io.yemae.policies.FeatureFlag;
import io.yemae.policies.FeatureFlags;
import io.yemae.seating.SeatMaps;
import io.yemae.seating.SeatPlan;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Transactions;
import io.yemae.shared.logging.FailureLog;
import io.yemae.waitlist.persistence.WaitingEntryRows;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.logging.Logger;

/**
 * Offers returned seats to waiting users. Each performance has its own transaction, which releases the reserved seats, offers them in the
 * order of the list, and commits. So an offered seat is never visible as available. Two nodes never work on the same list at once.
 */
@Stateless
public class Offers {
    private static final Logger LOG = Logger.getLogger(Offers.class.getName());
    private static final int MOST_PERFORMANCES = 100;

    @Inject
    SeatOffers seats;

    @Inject
    OfferRound round;

    @Inject
    WaitingEntryRows rows;

    @Inject
    SeatMaps seatMaps;

    @Inject
    FeatureFlags features;

    @Inject
    Transactions transactions;

    /**
     * Offers the returned seats of up to 100 performances. An offer is a hold, so while new holds are switched off, the seats stay
     * reserved.
     */
    // Each performance has its own transaction, and the seat map must not be loaded within one that has changed seats.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void offerReturnedSeats() {
        if (features.isOn(FeatureFlag.HOLDS)) {
            seats.performances(MOST_PERFORMANCES).forEach(this::offer);
        }
    }

    /** Ends all waiting entries of performances that are no longer for sale. */
    public void endClosed() {
        rows.endClosed();
    }

    /** Ends all waiting entries of a performance, in the transaction that cancels it. */
    public void onCancelled(@Observes PerformanceCancelled performance) {
        rows.end(performance.performanceId());
    }

    private void offer(PerformanceId performance) {
        try {
            SeatPlan plan = seatMaps.map(performance).plan();
            transactions.inNew(() -> round.offer(plan));
        } catch (RuntimeException e) {
            FailureLog.warn(LOG, "The returned seats of performance " + performance + " are offered in the next second", e);
        }
    }
}
