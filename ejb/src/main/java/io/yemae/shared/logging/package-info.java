/** Logging of failures with a rate limit, so that an outage cannot fill the disk. */
package io.yemae.shared.logging;
