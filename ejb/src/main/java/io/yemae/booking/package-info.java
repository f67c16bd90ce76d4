/**
 * Reservations: confirm, cancel, looking them up, and seats that are offered again. {@code holds} makes them.
 *
 * <p>With holds the one place outside seating that writes seat state: a confirmation is one SQL statement. It does not know how money is
 * taken ({@code checkout}) or what an answer of the gateway means ({@code settlement}). Nor does it know who gets seats that come back
 * while somebody waits for them; it reserves them, and {@code waitlist} decides.
 *
 * <p>Invariant: a confirmed reservation owns all its seats as sold.
 */
package io.yemae.booking;
