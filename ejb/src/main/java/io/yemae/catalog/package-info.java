/**
 * What is sold: venues, events, their performances and price grades.
 *
 * <p>It knows no seats: it tells that a performance was scheduled ({@link io.yemae.catalog.PerformanceScheduled}), a layout replaced or
 * a quantity changed, and seating makes and removes them; it tells that a performance was cancelled
 * ({@link io.yemae.catalog.PerformanceCancelled}), and booking gives back what was reserved. How many are left, held or sold the schema
 * tells ({@code event_has_free_seat}, {@code performance_seats}).
 *
 * <p>What everybody reads is kept on each node and forgotten when it changes ({@code persistence.CatalogueCache}); what administrators
 * change is always read anew.
 *
 * <p>Invariants: two performances never overlap in one venue; an event's status is never stored but follows from the clock, the
 * cancellation and the seats, so it is right at every instant; nothing is changed that somebody has a seat of; one version counts all
 * changes of an event, so that of two who edit at once the second is told.
 */
package io.yemae.catalog;
