/**
 * Paying for a reservation: by points, by card and through a payment module; quotes and discount codes; what an answer of the gateway
 * means for the reservation; reconciliation, refunds and the daily comparison with the gateway.
 *
 * <p>Money and seats meet here: the answer to a payment is recorded in one transaction with what it means for the reservation. It uses
 * {@code booking} and {@code payment}; neither of them knows it.
 *
 * <p>Invariants: the gateway is never called inside a transaction; for each payment that the gateway calls paid there is either a
 * confirmed reservation or a full refund; the price does not change while a payment of it may still succeed.
 */
package io.yemae.checkout;
