/**
 * What becomes of money once somebody has paid: what an answer of the gateway or the payment module means for the payment, its reservation
 * or its points; reconciliation of payments whose outcome is not known; refunds.
 *
 * <p>Money and seats meet here: an answer is recorded in one transaction with what it means for the reservation. It uses {@code booking}
 * and {@code payment}; neither of them knows it. How a payment began is in {@code checkout} and {@code counter}.
 *
 * <p>Invariants: the gateway is never called inside a transaction; for each payment that the gateway calls paid there is either a
 * confirmed reservation or a full refund, to both sources if it has two; an answer that comes twice takes effect once.
 */
package io.yemae.settlement;
