/**
 * The payment module of requirement 4: it takes the buyer's money itself and then calls the shop back, signed; the shop asks it,
 * signed as well, to give the money back when the reservation is not there any more.
 *
 * <p>A second, simpler gateway with its own payments in the same ledger. It charges as often as it is asked: that two payments
 * of one reservation end as one is the shop's business.
 */
package io.yemae.devservices.sandbox.module;
