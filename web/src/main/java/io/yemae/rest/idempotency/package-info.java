/** The {@code Idempotency-Key} header. */
package io.yemae.rest.idempotency;
