/**
 * What the gateway knows: payments, the money taken and given back, and the journal that outlives a restart.
 *
 * <p>Owns the rules of a payment's life (who may be confirmed, how much may be given back, when a buyer was too slow) and
 * nothing of HTTP. Invariants: money is taken at most once for an order; what was given back never exceeds what was taken;
 * a move of money is on disk before anybody is told of it, when the ledger has a file.
 */
package io.yemae.devservices.sandbox.ledger;
