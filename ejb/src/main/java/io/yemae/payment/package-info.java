/**
 * Payments: the money for a reservation or for points, where it came from, and its refund.
 *
 * <p>It knows of a reservation only the id. {@code checkout} records what a payment means for the reservation, in the same transaction.
 *
 * <p>The gateway is behind a port, {@link io.yemae.payment.PaymentGateway}; the adapter is in {@code integration}. It is never called
 * inside a transaction.
 *
 * <p>Invariants: a reservation has at most one payment that is done or in progress; a refund is exactly what was paid, once; the status
 * of a payment follows the transitions of {@link io.yemae.payment.PaymentStatus}, which a trigger of the database enforces.
 */
package io.yemae.payment;
