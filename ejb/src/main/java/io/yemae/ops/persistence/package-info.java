/** The statements of operations: policies, feature flags, the audit log with its chain of seals, and the invariants of the data. */
package io.yemae.ops.persistence;
