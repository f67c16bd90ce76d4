/**
 * Seats: those of each performance, and their state.
 *
 * <p>It knows events and grades, and creates and removes seats for planning ({@link io.yemae.planning.SeatSupply}). It knows no
 * reservations and no money: only booking takes and frees seats, in the statements that write the reservation. Seats that are not for
 * sale are blocked and released here.
 *
 * <p>Invariants: a seat has at most one live claim, because its state row has room for one; every seat has a state row from the
 * transaction that created it; a seat whose hold has expired is free, whether or not its row says so yet; a blocked
 * seat has a reason, and nobody holds or owns it.
 */
package io.yemae.seating;
