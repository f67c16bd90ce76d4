/** Connections, and loads over them: closed loops for throughput, an open model for latency. */
package io.yemae.bench.load;
