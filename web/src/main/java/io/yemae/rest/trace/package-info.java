/**
 * The trace id of a request: in the response header {@code Trace-Id} and in error bodies. A client that follows W3C Trace Context gives it
 * in {@code traceparent}. On the thread that serves the request it is {@link io.yemae.shared.logging.Trace#current()}.
 */
package io.yemae.rest.trace;
