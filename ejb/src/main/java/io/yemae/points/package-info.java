/**
 * Balances and their history, as an append-only ledger (requirement 3, section 4; requirement 4, "잔액").
 *
 * <p>It knows no payments beyond their id.
 *
 * <p>Invariants: a balance is the sum of its entries and never negative; an entry is never changed or deleted; a payment uses points once
 * and gets them back once.
 */
package io.yemae.points;
