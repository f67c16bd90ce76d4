/**
 * Throughput of the platform relative to a baseline: ratios of two loads that alternate on one machine, so that its state affects both. Run
 * by {@code mvn -Pbench verify}. A benchmark fails if an answer is wrong, never because it is slow.
 */
package io.yemae.bench;
