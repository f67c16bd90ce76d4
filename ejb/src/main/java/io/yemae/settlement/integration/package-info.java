/** Message consumers and the timer of settlement. They call a facade and decide nothing. */
package io.yemae.settlement.integration;
