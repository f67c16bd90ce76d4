package io.yemae.devservices.sandbox.ledger;

import java.util.List;

/**
 * What one order moved, in won, over all its payments.
 *
 * @param approvals how often money was taken; more than one would be a double charge
 */
public record OrderTotals(String orderId, int approvals, long approved, long cancelled) {

    static OrderTotals of(String orderId, List<Payment> payments) {
        List<Payment> paid = payments.stream().filter(payment -> payment.status().paid()).toList();
        long approved = paid.stream().mapToLong(payment -> payment.order().amount()).sum();
        long balance = paid.stream().mapToLong(Payment::balance).sum();
        return new OrderTotals(orderId, paid.size(), approved, approved - balance);
    }

    /** Won that the shop keeps. */
    public long balance() {
        return approved - cancelled;
    }
}
