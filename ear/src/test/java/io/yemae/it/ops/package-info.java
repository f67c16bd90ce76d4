/** Policies, feature flags, metrics, the audit log, and what only administrators may do. */
package io.yemae.it.ops;
