/** The timer, and the mails to operators. */
package io.yemae.alerts.integration;
