/**
 * The ways to pay for a reservation: with points, by card with or without a part in points, and through the payment module; orders of
 * points; what a user paid.
 *
 * <p>The price is in {@code pricing}, the money is in {@code payment}. What an answer of the gateway means for the reservation is in
 * {@code settlement}.
 *
 * <p>Invariants: the gateway is never called inside a transaction; a payment begins only for a hold that may be paid now, at its price of
 * now; a repeated request returns the outcome of the first and takes no money again.
 */
package io.yemae.checkout;
