/** The timer of holds. It calls a facade and decides nothing. */
package io.yemae.holds.integration;
