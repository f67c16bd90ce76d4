/**
 * The waiting room: numbered places in front of an event, admission by number, sessions that end by paying, leaving or running out. Requirements 2,
 * 3 and 4 each show a face of it; the place is the same through all of them.
 *
 * <p>The database decides: every step of a room is one call of {@code queue_turn}, which holds the lock of the room's row. A node collects what its
 * callers want of a room and takes one turn for all ({@link io.yemae.queue.domain.Room}), before which it writes down who was seen, and
 * keeps a picture of the room in memory, so that a poll asks nobody ({@link io.yemae.queue.domain.RoomPicture}). A picture that is late
 * shows an older place and never admits anybody.
 *
 * <p>It knows no seats and no reservations: the schema tells whether anything is left ({@code event_has_free_seat}) and until when a buyer holds seats
 * ({@code live_hold_until}).
 *
 * <p>Invariants: at no instant are more than the threshold admitted; admission follows the numbers; a user has at most one live place at an event.
 */
package io.yemae.queue;
