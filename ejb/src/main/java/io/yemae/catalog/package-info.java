/**
 * What is sold: venues, events, their performances and price grades.
 *
 * <p>It knows no seats: it tells that a performance was scheduled ({@link io.yemae.catalog.PerformanceScheduled}), and seating makes them.
 * Whether any is left the schema tells ({@code event_has_free_seat}).
 *
 * <p>Invariants: two performances never overlap in one venue; an event's status is never stored but follows from the clock, the
 * cancellation and the seats, so it is right at every instant.
 */
package io.yemae.catalog;
