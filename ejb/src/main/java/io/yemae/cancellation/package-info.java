/**
 * Cancelling many reservations at once, on behalf of a member of staff: a preview, and a run that cancels them in batches.
 *
 * <p>It does not know how a reservation is cancelled or refunded; {@code booking} does. A run names its reservations when it starts, so
 * that nothing is cancelled that the preview has not counted.
 *
 * <p>Invariants: each reservation of a run has one result, written in the transaction that cancels it; a run ends when all have one.
 */
package io.yemae.cancellation;
