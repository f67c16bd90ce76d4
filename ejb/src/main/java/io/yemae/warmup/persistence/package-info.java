/** The statements of the warm-up. */
package io.yemae.warmup.persistence;
