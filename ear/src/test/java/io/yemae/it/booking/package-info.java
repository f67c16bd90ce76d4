/** Reservations: reading, searching, cancelling them, and the way from a free seat to a receipt. */
package io.yemae.it.booking;
