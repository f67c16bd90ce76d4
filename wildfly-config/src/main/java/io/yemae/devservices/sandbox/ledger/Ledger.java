package io.yemae.devservices.sandbox.ledger;

import java.util.List;
import java.util.Optional;

/** The gateway's books, to read. Safe to use while payments are being made; every answer is a snapshot. */
public interface Ledger {

    Optional<Payment> payment(String paymentKey);

    /** The payment of an order that took its money; else the latest attempt. */
    Optional<Payment> ofOrder(String orderId);

    /** All payments, oldest request first. */
    List<Payment> payments();

    /** What an order moved; all zeros for an order that nobody paid. */
    OrderTotals totals(String orderId);

    /** Every movement of money, oldest first. */
    List<Transaction> transactions();

    /** Payments taken by the payment module, oldest first. */
    List<ModulePayment> modulePayments();
}
