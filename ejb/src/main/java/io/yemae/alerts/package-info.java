/**
 * Alerts: critical conditions of the platform, mailed to operators. One mail says that a condition holds, whatever the number of nodes
 * that see it, and another one that it is over.
 *
 * <p>The state of the platform comes from {@code ops}, which the metrics read too; the bounds are those of the alerts for Prometheus
 * ({@code wildfly-config/monitoring/yemae.rules.yml}). The mails do not go through the outbox: messages that are not sent are one of the
 * conditions.
 *
 * <p>Invariants: a condition has one row while it holds; whoever mails has claimed the row, so no two nodes mail the same; what cannot be
 * judged (the broker is away, the invariants were not checked) is not over.
 */
package io.yemae.alerts;
