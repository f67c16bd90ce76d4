/**
 * What operators need: policies, the audit log, health, and the invariants that must hold at every instant.
 *
 * <p>It knows no feature's classes; the invariants are queries, and the others call it.
 *
 * <p>Invariants: a changed policy is seen by every node within a second; entries of the audit log are never changed or deleted.
 */
package io.yemae.ops;
