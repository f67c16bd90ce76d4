/** The rows of the conditions that hold. */
package io.yemae.alerts.persistence;
