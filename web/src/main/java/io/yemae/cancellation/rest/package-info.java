/** Cancelling many reservations over HTTP. */
package io.yemae.cancellation.rest;
