/**
 * What is sold, as everybody sees it: events with their performances and price grades, their status, and the search. {@code planning} makes
 * and changes them.
 *
 * <p>It knows no seats; it counts free ones through a function of the database ({@code event_has_free_seat}). It owns the news that other
 * features observe: of a cancelled performance ({@link io.yemae.catalog.PerformanceCancelled}), so that booking refunds its reservations,
 * and of a copied event ({@link io.yemae.catalog.EventCopied}), so that its waiting room and discount codes are copied as well.
 *
 * <p>Reads are cached on each node and invalidated by changes ({@link io.yemae.catalog.CatalogueVersions}).
 *
 * <p>Invariant: the status of an event is never stored but derived from the clock, the cancellation and the seats.
 */
package io.yemae.catalog;
