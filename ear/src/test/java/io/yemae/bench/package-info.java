/**
 * Throughput and latency of the platform. Ratios are of loads that alternate on one machine, so that its state affects both sides.
 * Latencies are of an open model. Statements, transactions and bytes of log are counted. Run by {@code mvn -Pbench verify}. A benchmark
 * fails if an answer is wrong, a seat is held twice or an acknowledged hold is not in the database, never because it is slow.
 */
package io.yemae.bench;
