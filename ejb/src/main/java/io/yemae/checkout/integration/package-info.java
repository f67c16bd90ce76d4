/** Message consumers and timers of checkout. They call a facade and decide nothing. */
package io.yemae.checkout.integration;
