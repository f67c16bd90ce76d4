/**
 * Paying for a reservation: by points, by card and through a payment module; quotes and discount codes; what an answer of the gateway
 * means for the reservation; reconciliation, refunds and the daily comparison with the gateway.
 *
 * <p>Money and seats meet here: the answer to a payment is recorded in one transaction with what it means for the reservation. It uses
 * {@code booking} and {@code payment}; neither of them knows it.
 *
 * <p>A part of a card's price may come from points. How a payment takes and returns both is in {@code payment}; here is only what it means
 * for the price, which both parts make up.
 *
 * <p>A comparison with the gateway records what differs. A difference is open until a later comparison does not find it, or an operator
 * says why it is none.
 *
 * <p>Invariants: the gateway is never called inside a transaction; for each payment that the gateway calls paid there is either a
 * confirmed reservation or a full refund, to both sources if it has two; the price does not change while a payment of it may still succeed.
 */
package io.yemae.checkout;
