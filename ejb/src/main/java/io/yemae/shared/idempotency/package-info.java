/** Idempotency keys: one effect and one stored response per key. */
package io.yemae.shared.idempotency;
