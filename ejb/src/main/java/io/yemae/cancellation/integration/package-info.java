/** The timer of cancellation runs. It calls a facade and decides nothing. */
package io.yemae.cancellation.integration;
