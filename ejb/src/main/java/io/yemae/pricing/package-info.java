/**
 * Prices of reservations: quotes with all their parts, discount codes, and how often somebody may guess at a code.
 *
 * <p>It does not know how a price is paid. {@code checkout} asks for the price in the transaction that pays it or prepares its payment.
 *
 * <p>Invariants: the price does not change while a payment of it may still succeed; orders of another price are superseded in the
 * transaction that changes it; a code is not used more often than its limits allow, in total and by each user.
 */
package io.yemae.pricing;
