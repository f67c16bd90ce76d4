/** What a warm-up consists of, and when it ends. */
package io.yemae.warmup.domain;
