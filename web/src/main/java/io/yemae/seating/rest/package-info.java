/** Seats over HTTP: seat maps for buyers, blocked seats and notes for staff. */
package io.yemae.seating.rest;
