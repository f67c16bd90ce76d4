/** Runs the bots, with their HTTP client and the measurement of the load, and the timer that cleans up. */
package io.yemae.rehearsal.integration;
