/**
 * What is sold: events, their performances and price grades.
 *
 * <p>It knows no seats. It has seats created and removed through {@link io.yemae.catalog.SeatSupply}, which seating implements, and
 * announces a cancelled performance ({@link io.yemae.catalog.PerformanceCancelled}), so that booking refunds its reservations, and a
 * copied event ({@link io.yemae.catalog.EventCopied}), so that its waiting room and discount codes are copied as well. It counts
 * free, held and sold seats through functions of the database ({@code event_has_free_seat}, {@code performance_seats}).
 *
 * <p>Public reads are cached on each node and invalidated by changes ({@link io.yemae.catalog.CatalogueVersions}); administrators always
 * read the database.
 *
 * <p>Invariants: two performances never overlap in one venue; the status of an event is never stored but derived from the clock, the
 * cancellation and the seats; a change never affects held or sold seats; one version covers all changes of an event, so that the second of
 * two concurrent edits is refused.
 */
package io.yemae.catalog;
