/** Alerts: those that the platform mails, and those of a Prometheus. */
package io.yemae.it.alerts;
