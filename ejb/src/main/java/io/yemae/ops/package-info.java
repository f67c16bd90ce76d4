/**
 * What operators need: policies, feature flags, metrics, health, and the invariants of the data.
 *
 * <p>It depends on no feature: the invariants are queries, and the features call this package.
 *
 * <p>Invariants: every node applies a changed policy or flag within a second, and the audit log names who changed it.
 */
package io.yemae.ops;
