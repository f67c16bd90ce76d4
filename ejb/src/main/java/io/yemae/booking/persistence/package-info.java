/** SQL of booking that its facades share or that is too large for them. A statement in a file is in a resource beside its class. */
package io.yemae.booking.persistence;
