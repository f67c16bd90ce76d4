/** Balances and the purchase of points. */
package io.yemae.it.points;
