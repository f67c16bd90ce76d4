/**
 * The waiting room: numbered places in the queue of an event, admission by number, sessions that end by paying, leaving or expiry. The APIs
 * of requirements 2, 3 and 4 show the same places.
 *
 * <p>The database decides. Every step of a room is a turn: one call of {@code queue_turn}, which holds the lock of the room's row. A node
 * batches the requests of many callers into one turn ({@link io.yemae.queue.domain.Room}), and keeps a snapshot in memory, so that a poll
 * runs no statement. A late snapshot shows an older place and never admits anybody.
 *
 * <p>An announcement of an administrator goes to everybody who waits. Nodes read those in force every second and answer from memory.
 *
 * <p>It knows no seats and no reservations: database functions return whether seats are left ({@code event_has_free_seat}) and until when a
 * user holds seats ({@code live_hold_until}).
 *
 * <p>Invariants: at most the threshold are admitted at any time; admission is in the order of numbers; a user has at most one live place at
 * an event.
 */
package io.yemae.queue;
