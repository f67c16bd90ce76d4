/** The statements of operations: the figures of the platform, and the invariants of the data. */
package io.yemae.ops.persistence;
