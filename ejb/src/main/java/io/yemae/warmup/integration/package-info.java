/** Runs the warm-up at the start, and speaks HTTP with this node itself. */
package io.yemae.warmup.integration;
