/** Cancelling many reservations at once. */
package io.yemae.it.cancellation;
