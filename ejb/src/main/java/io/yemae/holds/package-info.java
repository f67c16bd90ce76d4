/**
 * Holds: taking seats for a while, changing and extending a hold, ending it if nobody pays in time, and reservations through the queue.
 *
 * <p>A hold is a pending reservation: {@code booking} knows what becomes of it. A hold, its reservation and its items are one SQL
 * statement, for a whole batch of requests, and so is a sweep of expired holds. It does not know how money is taken.
 *
 * <p>Invariants: a hold takes all its seats or none; a seat whose hold has expired can be taken at once, whether or not the sweeper has
 * run; a user has at most the allowed number of live seats on a performance; a change of a hold never loses a seat that stays.
 */
package io.yemae.holds;
