/** Prices, and payments by points, card and payment module: refusals, faults and crashes of the gateway, refunds, reconciliation. */
package io.yemae.it.checkout;
