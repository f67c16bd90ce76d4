/**
 * Seats: layouts, the seats of each performance, and who has them.
 *
 * <p>It knows events and grades, and nothing of reservations or money; booking alone takes and frees seats, in the statements that write the
 * reservation.
 *
 * <p>Invariants: a seat has at most one live claim, because its state row has one place for it; every seat has a state row from the transaction
 * that made it; a seat whose hold has run out is free, whether or not its row says so yet.
 */
package io.yemae.seating;
