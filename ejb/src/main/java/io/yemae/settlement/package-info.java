/**
 * Settlement: the effects of an answer of the gateway or the payment module on the payment and its reservation or points, reconciliation
 * of payments whose outcome is unknown, and refunds.
 *
 * <p>An answer and its effects on the reservation are recorded in one transaction. This feature uses {@code booking} and {@code payment},
 * and neither of them knows it. Payments begin in {@code checkout} and {@code counter}.
 *
 * <p>Invariants: the gateway is never called inside a transaction; for each payment that the gateway reports as paid there is either a
 * confirmed reservation or a full refund, to both sources if it has two; a repeated answer takes effect once.
 */
package io.yemae.settlement;
