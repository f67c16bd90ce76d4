/** The consumer of notices, and the timer that sends again what could not be sent. They call a facade and decide nothing. */
package io.yemae.receipts.integration;
