package io.yemae.devservices.sandbox.ledger;

import java.util.List;
import java.util.Optional;

/** Read access to the gateway's ledger. Thread-safe; every result is a snapshot. */
public interface Ledger {

    Optional<Payment> payment(String paymentKey);

    /** The payment that took the money of an order; if there is none, the latest attempt. */
    Optional<Payment> ofOrder(String orderId);

    /** All payments, oldest request first. */
    List<Payment> payments();

    /** The totals of an order; all zero if nobody has paid. */
    OrderTotals totals(String orderId);

    /** All approvals and cancellations, oldest first. */
    List<Transaction> transactions();

    /** The payments of the payment module, oldest first. */
    List<ModulePayment> modulePayments();
}
