/**
 * Events as staff make them: creating, changing, copying and cancelling events, their performances and price grades, and their posters.
 *
 * <p>It knows no seats. It has seats created and removed through {@link io.yemae.planning.SeatSupply}, which seating implements, and fires
 * the catalogue's news of what it did ({@link io.yemae.catalog.PerformanceCancelled}, {@link io.yemae.catalog.EventCopied}). It counts
 * held and sold seats through functions of the database ({@code performance_seats}). It always reads the database.
 *
 * <p>Invariants: two performances never overlap in one venue; a change never affects held or sold seats; one version covers all changes of
 * an event, so that the second of two concurrent edits is refused.
 */
package io.yemae.planning;
