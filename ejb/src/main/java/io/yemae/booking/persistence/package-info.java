/** The statements of booking, and what finds its rows; a statement that is a design of its own stands in a file beside its class. */
package io.yemae.booking.persistence;
