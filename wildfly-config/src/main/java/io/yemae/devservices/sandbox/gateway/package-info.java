/**
 * The Toss Payments core API (version 2022-11-16) over the ledger: confirm, query, cancel, transactions, and the webhook for
 * every change.
 *
 * <p>A call passes through, in this order: secret key, test code header, fault, idempotency key, work. Therefore a lost response can be
 * fetched again with its idempotency key, and an error before the work is not stored under the key.
 */
package io.yemae.devservices.sandbox.gateway;
