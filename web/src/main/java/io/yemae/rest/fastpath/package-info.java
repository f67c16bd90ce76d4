/**
 * The fast path for the most frequent requests, without servlets and JAX-RS. Most are answered from memory on the I/O thread that has read
 * them. Holds are done on a worker thread ({@link io.yemae.rest.fastpath.FastPathWork}), which does not wait for their commit. A feature
 * implements {@link io.yemae.rest.fastpath.FastPath}. Only simple requests take the fast path, and get the same response as from the
 * resource. All others take the normal path.
 */
package io.yemae.rest.fastpath;
