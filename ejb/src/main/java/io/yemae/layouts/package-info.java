/**
 * Seat layouts: sections, rows and positions, and how they are drawn. Events reuse them.
 *
 * <p>It knows neither events nor the seats that are made from a layout; it counts the events that use one with a statement of its own.
 *
 * <p>Invariants: of a layout in use only the drawing changes, because existing seats are not made again; a layout does not change while
 * seats are made from it.
 */
package io.yemae.layouts;
