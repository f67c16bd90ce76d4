/** Seats and layouts over HTTP. */
package io.yemae.seating.rest;
