/** The timer of the waiting list. It calls a facade and decides nothing. */
package io.yemae.waitlist.integration;
