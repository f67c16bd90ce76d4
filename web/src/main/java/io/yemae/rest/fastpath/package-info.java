/**
 * The short way to what the whole world asks for at once: on the thread that has read the request, past servlets, JAX-RS and all threads that may have to
 * wait. A feature offers it for what it has at hand; only plain requests take it, and are answered as its resource would. Everything else, and all that
 * is to be refused, goes the long way.
 */
package io.yemae.rest.fastpath;
