/** Holding seats: names and best seats, limits, batches, changes, expiry, and the races. */
package io.yemae.it.holds;
