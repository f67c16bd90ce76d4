/**
 * What the platform is worth beside the bare thing: ratios of two loads that run by turns on one machine, so that its mood counts for neither. Run by
 * {@code mvn -Pbench verify}; a benchmark fails when an answer is wrong, never because it is slow.
 */
package io.yemae.bench;
