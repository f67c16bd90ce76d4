/**
 * The payment module of requirement 4. It takes the buyer's money itself and then sends a signed callback to the shop. If the reservation
 * is gone, the shop sends a signed request for a refund.
 *
 * <p>It is a second, simpler gateway with its own payments in the same ledger. It charges as often as it is asked: the shop has to refund
 * a second payment of one reservation.
 */
package io.yemae.devservices.sandbox.module;
