/** Which conditions are critical, and when they are reported to operators. */
package io.yemae.alerts.domain;
