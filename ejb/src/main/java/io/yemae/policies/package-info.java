/**
 * What operators change while the platform runs: policies, which are numbers, and feature flags, which are switches.
 *
 * <p>It knows no feature; the features read their policies and flags here.
 *
 * <p>Invariants: a change applies at once on the node that makes it and on every other node within a second, and the audit log names who
 * made it.
 */
package io.yemae.policies;
