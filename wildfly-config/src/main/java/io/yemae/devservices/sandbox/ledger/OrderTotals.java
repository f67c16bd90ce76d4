package io.yemae.devservices.sandbox.ledger;

import java.util.List;

/**
 * The totals of all payments of one order, in won.
 *
 * @param approvals how often money was taken; more than 1 would be a double charge
 */
public record OrderTotals(String orderId, int approvals, long approved, long cancelled) {

    static OrderTotals of(String orderId, List<Payment> payments) {
        List<Payment> paid = payments.stream().filter(payment -> payment.status().paid()).toList();
        long approved = paid.stream().mapToLong(payment -> payment.order().amount()).sum();
        long balance = paid.stream().mapToLong(Payment::balance).sum();
        return new OrderTotals(orderId, paid.size(), approved, approved - balance);
    }

    /** What the shop keeps, in won. */
    public long balance() {
        return approved - cancelled;
    }
}
