/**
 * The till: what staff take at a counter and give back there, by means, so that a drawer can be counted.
 *
 * <p>What is taken is a payment, of points or by hand, and {@code payment} knows it as any other. The entry of the till says by what means
 * it came and who took it. It does not know what is sold.
 *
 * <p>Invariants: entries are added and never changed; what was given back has an entry too, once, of the same amount and means.
 */
package io.yemae.till;
