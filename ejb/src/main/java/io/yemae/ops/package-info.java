/**
 * What operators see: metrics, health, and the invariants of the data.
 *
 * <p>It depends on no feature: the invariants are queries, and the features call this package.
 */
package io.yemae.ops;
