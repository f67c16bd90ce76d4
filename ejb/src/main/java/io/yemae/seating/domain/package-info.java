/**
 * The drawing of seats, the state of the seats of a performance as a node shows it, the choice of the best free seats, and the default
 * performance of an event.
 */
package io.yemae.seating.domain;
