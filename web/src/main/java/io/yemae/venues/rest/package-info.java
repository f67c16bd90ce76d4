/** Venues over HTTP. */
package io.yemae.venues.rest;
