/** What reports the state of the platform to Prometheus. */
package io.yemae.ops.integration;
