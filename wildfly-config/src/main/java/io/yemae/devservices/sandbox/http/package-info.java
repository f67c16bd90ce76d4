/**
 * Requests and responses as values. Undertow does the rest: it listens, reads requests, finds the route and sends.
 *
 * <p>Values are what makes faults simple: a response can be cut, changed, kept for an idempotency key, or not sent at all.
 */
package io.yemae.devservices.sandbox.http;
