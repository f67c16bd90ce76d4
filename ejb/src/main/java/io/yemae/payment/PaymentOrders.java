package io.yemae.payment;

import io.yemae.payment.persistence.OrderStatements;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Orders: payments that are READY, for the payment window. The gateway does not know them yet. {@link PaymentSteps#begin} starts their
 * payment.
 */
@Stateless
// Mandatory: an order belongs to the price of its reservation, which the caller has locked in the same transaction.
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class PaymentOrders {

    @Inject
    OrderStatements orders;

    /**
     * An order for the payment window: a new one, or the one with the same method and parts that is READY already.
     *
     * @param amount what the gateway will take
     * @param points what will be taken from the balance when the payment begins
     */
    public PaymentId prepare(ReservationId reservation, UserId user, PaymentMethod method, Won amount, Won points) {
        return orders.prepare(reservation, user, method, amount, points);
    }

    /** A new order of points for the payment window. */
    public PaymentId preparePurchase(UserId user, PaymentMethod method, Won amount) {
        PaymentId id = PaymentId.next();
        orders.preparePurchase(id, user, method, amount);
        return id;
    }

    /**
     * The sum of the user's purchases of points within 24 hours, with those in progress. Locks the user's row, so that purchases of the
     * same user begin one after the other, and the limit holds.
     */
    public Won purchasedWithinADay(UserId user) {
        orders.lockBuyer(user);
        return orders.purchasedWithinADay(user);
    }

    /** READY → FAILED for all orders of a reservation that do not pay its present price. They cannot be confirmed any more. */
    public void supersede(ReservationId reservation, Won price) {
        orders.supersede(reservation, price);
    }
}
