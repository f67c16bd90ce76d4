/** Which conditions are critical, and when operators are told. */
package io.yemae.alerts.domain;
