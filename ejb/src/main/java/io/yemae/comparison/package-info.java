/**
 * The comparison of our payments with the gateway's books, a day at a time, and what becomes of the differences.
 *
 * <p>It changes no payment: a payment that differs is reconciled, which asks the gateway about that payment alone.
 *
 * <p>A comparison records what differs. A difference is open until a later comparison does not find it, or an operator says why it is none.
 * If the database was restored to a moment before, the gateway knows of payments that our records have as orders that nobody has
 * confirmed, or not at all. The first are settled like any other; the second an operator refunds.
 *
 * <p>Invariants: the gateway is never called inside a transaction; a day is reported once, whichever node compares it.
 */
package io.yemae.comparison;
