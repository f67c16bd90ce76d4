/** Holds and reservations: the way from a free seat to a confirmed one, limits, expiry, races. */
package io.yemae.it.booking;
