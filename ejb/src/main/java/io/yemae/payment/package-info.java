/**
 * Payments: money for one reservation each, where it came from, and what was given back.
 *
 * <p>It knows no reservation beyond its id: booking confirms the reservation in the same transaction.
 *
 * <p>The gateway stands behind a port, {@link io.yemae.payment.PaymentGateway}, whose adapter is in {@code integration}; nothing here calls it inside a
 * transaction.
 *
 * <p>Invariants: a reservation has at most one payment that is done or on its way; what is given back is exactly what was paid, once; a payment's status moves only along the arrows that the database allows.
 */
package io.yemae.payment;
