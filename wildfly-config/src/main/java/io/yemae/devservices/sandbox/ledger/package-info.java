/**
 * Payments, refunds, and the journal from which they are restored after a restart.
 *
 * <p>Owns the states of a payment (what may be confirmed, how much may be refunded, what expires) and knows nothing of HTTP. Invariants:
 * an order is charged at most once; refunds never exceed the charge; if the ledger has a file, a movement of money is on disk before
 * the response is sent.
 */
package io.yemae.devservices.sandbox.ledger;
