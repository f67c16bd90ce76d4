/** Prices over HTTP: quotes for buyers, discount codes for administrators and for the organisers of an event. */
package io.yemae.pricing.rest;
