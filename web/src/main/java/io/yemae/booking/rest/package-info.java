/** Holding, paying and looking up reservations over HTTP. */
package io.yemae.booking.rest;
