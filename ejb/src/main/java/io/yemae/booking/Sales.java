package io.yemae.booking;

import io.yemae.booking.persistence.ReservationStatements;
import io.yemae.booking.persistence.ReservationStatements.Confirmed;
import io.yemae.ops.Metrics;
import io.yemae.ops.Stage;
import io.yemae.ops.Visitor;
import io.yemae.payment.PaymentMethod;
import io.yemae.policies.Policies;
import io.yemae.policies.Policy;
import io.yemae.queue.WaitingRoom;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import io.yemae.shared.logging.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Turns holds into confirmed reservations, and ends reservations, in the caller's transaction. Publishes the changed seats. */
@ApplicationScoped
public class Sales {

    @Inject
    ReservationStatements statements;

    @Inject
    Policies policies;

    @Inject
    WaitingRoom waitingRoom;

    @Inject
    Metrics metrics;

    /** A hold that is paid. @param trace the trace id of the request; null for none */
    public record Due(ReservationId reservation, UserId user, UUID trace) {

        /** In the request that this thread serves. */
        public Due(ReservationId reservation, UserId user) {
            this(reservation, user, Trace.currentUuid());
        }
    }

    /**
     * A hold that became a confirmed reservation.
     *
     * @param complete whether the hold still had all its seats; if not, the transaction must not commit
     */
    public record Sold(String number, Won total, boolean complete) {
    }

    /**
     * A cancelled reservation.
     *
     * @param former the status before
     * @param method null for a hold
     */
    public record Cancelled(ReservationStatus former, PaymentMethod method) {
    }

    /** Confirms a live hold and ends the buyer's admission to the event. Empty if there is no such live hold. */
    public Optional<Sold> confirm(ReservationId reservation, UserId user, PaymentMethod method) {
        return Optional.ofNullable(confirm(List.of(new Due(reservation, user)), method).get(reservation));
    }

    /** As {@link #confirm(ReservationId, UserId, PaymentMethod)}, several with one statement. Nothing for a hold that is not live. */
    public Map<ReservationId, Sold> confirm(List<Due> holds, PaymentMethod method) {
        Map<ReservationId, Confirmed> confirmed = statements.confirm(holds, method);
        Map<ReservationId, Sold> sold = new HashMap<>();
        for (Due hold : holds) {
            Confirmed sale = confirmed.get(hold.reservation());
            if (sale != null) {
                waitingRoom.done(sale.event(), hold.user());
                metrics.passed(sale.event(), Stage.PAYMENT, Visitor.of(hold.user()));
                sold.put(hold.reservation(), sale.sold());
            }
        }
        return sold;
    }

    /** Holds the same seats of an expired reservation again. @return false if some of them are not available */
    public boolean retake(ReservationId reservation) {
        return statements.retake(reservation, policies.get(Policy.SEATS_PER_USER));
    }

    /** Releases a hold whose payment failed. */
    public void release(ReservationId reservation, String reason) {
        statements.release(reservation, reason);
    }

    /**
     * Cancels a reservation within the time that the event or the policy allows. Empty if that is not possible.
     *
     * @param reason may be null
     */
    public Optional<Cancelled> cancel(ReservationId reservation, UserId user, String reason) {
        return statements.cancel(reservation, user, reason, policies.get(Policy.CANCEL_HOURS_BEFORE), false);
    }

    /** As {@link #cancel}, at any time before or after the start. */
    public Optional<Cancelled> cancelAtAnyTime(ReservationId reservation, UserId user, String reason) {
        return statements.cancel(reservation, user, reason, 0, true);
    }

    /** Records that the payment of a cancelled or expired reservation has been refunded. */
    public void markRefunded(ReservationId reservation) {
        statements.markRefunded(reservation);
    }

    /** Sends a notice of this type to the buyer after the commit. */
    public void notifyBuyer(String type, ReservationId reservation) {
        statements.notifyBuyer(type, reservation);
    }
}
