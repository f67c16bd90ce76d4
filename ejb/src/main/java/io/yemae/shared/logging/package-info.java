/**
 * What is logged: named events once they are committed, failures with a rate limit, so that an outage cannot fill the disk, and the trace
 * id of each request and message.
 */
package io.yemae.shared.logging;
