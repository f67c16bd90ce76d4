/** Payments by points, card and payment module: refusals, faults and crashes of the gateway. */
package io.yemae.it.checkout;
