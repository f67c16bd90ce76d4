/**
 * What all resources share: the JAX-RS application, the dialects, and parsing of ids, dates and pages. The sub-packages hold errors,
 * security, JSON, idempotency, asynchronous responses, the fast path, the edge and the API document. No resource lives here, and nothing of
 * a single feature.
 */
package io.yemae.rest;
