/** Reservations over HTTP. */
package io.yemae.booking.rest;
