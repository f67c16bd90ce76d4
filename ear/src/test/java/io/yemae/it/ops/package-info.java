/** Metrics, the log, invariants, monitoring, and what only administrators may do. */
package io.yemae.it.ops;
