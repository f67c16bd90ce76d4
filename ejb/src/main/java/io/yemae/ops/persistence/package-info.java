/** The statements of operations: policies, feature flags, and the invariants of the data. */
package io.yemae.ops.persistence;
