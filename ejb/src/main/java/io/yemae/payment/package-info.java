/**
 * Payments: money for one reservation each, and where it came from.
 *
 * <p>It knows no reservation beyond its id: booking confirms the reservation in the same transaction.
 *
 * <p>Invariants: a reservation has at most one payment that is done; a payment's status moves only along the arrows that the database allows.
 */
package io.yemae.payment;
