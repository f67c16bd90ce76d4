/**
 * The fast path for the most frequent requests. They are answered from memory on the I/O thread that has read them, without servlets,
 * JAX-RS and blocking threads. A feature implements {@link io.yemae.rest.fastpath.FastPath} for what it holds in memory. Only simple
 * requests take the fast path, and get the same response as from the resource. All other requests, and all that are refused, take the
 * normal path.
 */
package io.yemae.rest.fastpath;
