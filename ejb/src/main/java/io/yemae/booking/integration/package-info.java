/** Timers of booking. They call a facade and decide nothing. */
package io.yemae.booking.integration;
