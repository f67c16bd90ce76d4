/** The SQL of booking. A statement of more than a few lines is in a resource beside its class. */
package io.yemae.booking.persistence;
