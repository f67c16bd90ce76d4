package io.yemae.checkout;

import io.yemae.booking.Sales.Due;
import io.yemae.booking.Sales.Sold;
import io.yemae.booking.Sales;
import io.yemae.checkout.PointCheckout.Receipt;
import io.yemae.checkout.persistence.PayableHoldRows.Payable;
import io.yemae.checkout.persistence.PayableHoldRows;
import io.yemae.payment.PaymentMethod;
import io.yemae.payment.PaymentView;
import io.yemae.payment.PointPayments;
import io.yemae.queue.WaitingRoom;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.idempotency.Idempotency.Answer;
import io.yemae.shared.idempotency.Idempotency;
import jakarta.ejb.ApplicationException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The transactions of payments with points. Each method is one. */
@Stateless
// Callers have no transaction, and the payments are made when a method returns.
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class PointPaymentTransactions {

    /** A live hold has lost a seat. */
    @ApplicationException(rollback = true)
    static final class SeatLost extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The outcome of a payment of a batch. */
    sealed interface Outcome {

        /** Null for none. */
        Answer answer();
    }

    /** Paid, with this response. */
    record Paid(PaymentView payment, Answer answer) implements Outcome {
    }

    /** Not paid yet: everything is there, but the buyer has not passed the waiting room of the event, as far as this node knows. */
    record NotPassed(EventId event) implements Outcome {

        @Override
        public Answer answer() {
            return null;
        }
    }

    @Inject
    PayableHoldRows holds;

    @Inject
    WaitingRoom waitingRoom;

    @Inject
    Sales sales;

    @Inject
    PointPayments payments;

    @Inject
    PointCheckout checkout;

    @Inject
    Idempotency idempotency;

    /**
     * Pays the holds of different buyers together, those that need nothing but points: live ones without a payment in progress, of buyers
     * who are admitted and have the points. Keys are claimed and responses stored in the same transaction.
     *
     * @return nothing for a request that has to run by itself
     * @throws SeatLost and nothing was paid
     */
    public Map<PointPaymentRequest, Outcome> pay(List<PointPaymentRequest> requests) {
        return idempotency.onceEach(requests, PointPaymentRequest::key, this::outcomes, Outcome::answer);
    }

    /**
     * Pays one hold, or says why not.
     *
     * @throws Problem as {@link PointCheckout#payWithPoints} and {@link Idempotency#once}
     */
    public Answer payAlone(PointPaymentRequest request) {
        Due hold = request.hold();
        return idempotency.once(request.keyed(), () -> checkout.payWithPoints(hold.reservation(), hold.user(), request.discountCode()));
    }

    private Map<PointPaymentRequest, Outcome> outcomes(List<PointPaymentRequest> requests) {
        Map<ReservationId, Payable> payable = holds.lock(requests.stream().map(PointPaymentRequest::hold).toList());
        Map<PointPaymentRequest, Outcome> outcomes = new HashMap<>();
        List<PointPaymentRequest> admitted = new ArrayList<>();
        for (PointPaymentRequest request : requests) {
            Payable hold = payable.get(request.hold().reservation());
            if (hold != null && (hold.offered() || waitingRoom.isAdmitted(hold.event(), request.hold().user()))) {
                admitted.add(request);
            } else if (hold != null) {
                outcomes.put(request, new NotPassed(hold.event()));
            }
        }
        if (!admitted.isEmpty()) {
            outcomes.putAll(paid(admitted, payable));
        }
        return outcomes;
    }

    private Map<PointPaymentRequest, Paid> paid(List<PointPaymentRequest> requests, Map<ReservationId, Payable> payable) {
        List<Due> dues = requests.stream().map(PointPaymentRequest::hold).toList();
        Map<ReservationId, Sold> sold = sales.confirm(dues, PaymentMethod.POINTS);
        Map<ReservationId, PaymentView> views = payments.pay(dues.stream()
            .map(due -> new PointPayments.Due(due.reservation(), due.user(), payable.get(due.reservation()).total()))
            .toList());
        Map<PointPaymentRequest, Paid> paid = new HashMap<>();
        for (PointPaymentRequest request : requests) {
            ReservationId reservation = request.hold().reservation();
            Sold sale = sold.get(reservation);
            if (sale == null || !sale.complete()) {
                throw new SeatLost();
            }
            PaymentView payment = views.get(reservation);
            paid.put(request, new Paid(payment,
                request.keyed().answer().apply(new Receipt(reservation, sale.number(), sale.total(), payment))));
        }
        return paid;
    }
}
