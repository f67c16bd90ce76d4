/**
 * The audit log: who did what, when, to what.
 *
 * <p>It knows no feature that writes to it. A feature that must not depend on it fires {@link io.yemae.shared.Audited}.
 *
 * <p>Invariants: an entry and its action commit together; entries are never changed, are deleted only after their retention, and form a
 * hash chain.
 */
package io.yemae.audit;
