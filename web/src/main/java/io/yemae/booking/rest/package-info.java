/** Holding seats, looking up and cancelling reservations over HTTP. */
package io.yemae.booking.rest;
