/**
 * What operators need: policies, feature flags, the audit log, metrics, health, and the invariants that must hold at every instant.
 *
 * <p>It knows no feature's classes; the invariants are queries, and the others call it.
 *
 * <p>Invariants: a changed policy or flag is seen by every node within a second, and the log tells who changed it; entries of the audit log are
 * never changed, are deleted only at the end of their retention, and form a hash chain.
 */
package io.yemae.ops;
