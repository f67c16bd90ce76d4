/**
 * Payments: the money for a reservation or for points, where it came from, and its refund.
 *
 * <p>It knows of a reservation only the id. {@code settlement} records what a payment means for the reservation, in the same transaction.
 *
 * <p>A payment by card or easy pay may take a part of the price from the buyer's points. It is one payment with two sources, and not two
 * payments: {@code amount} is what the gateway takes, {@code points} is what the balance gives. So there is one order, one status and one
 * outcome. A reservation still has at most one payment that can succeed, and whatever settles the payment (a confirmation, a webhook, the
 * reconciliation, an operator) settles both sources in one transaction. Two payments would have states in which one of them is done and
 * the other failed, and each of those would need a rule of its own. All that concerns the gateway uses {@code amount} alone, so a
 * comparison with the gateway's books is the same as for a card.
 *
 * <p>The points are taken when the payment begins, in the transaction before the call of the gateway: nothing is charged on a card whose
 * points are not there, and no other payment can spend them meanwhile. They are not reserved earlier, because an order is no decision to
 * pay. They come back with the step that ends the payment's chance to succeed: FAILED, COMPENSATING or REFUNDING. After a crash the payment
 * is CONFIRMING, its points are out of the balance, and reconciliation brings it to one of these ends.
 *
 * <p>Money that staff take outside the platform is a payment by hand. By what means they took it is in {@code till}.
 *
 * <p>The gateway is behind a port, {@link io.yemae.payment.PaymentGateway}; the adapter is in {@code integration}. It is never called
 * inside a transaction.
 *
 * <p>Invariants: a reservation has at most one payment that is done or in progress, and its amount and points together are the price; the
 * points are out of the balance while the payment is done or in progress, and only then; a refund is exactly what was paid, once to each
 * source; the status of a payment follows the transitions of {@link io.yemae.payment.PaymentStatus}, which a trigger of the database
 * enforces.
 */
package io.yemae.payment;
