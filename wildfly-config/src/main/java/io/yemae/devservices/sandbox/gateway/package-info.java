/**
 * The Toss Payments core API (version 2022-11-16) over the ledger: confirm, query, cancel, transactions, and the webhook that
 * tells of every change.
 *
 * <p>A call passes, from the outside in: the shop's key, the test code header, the fault set for it, the idempotency key, the
 * work. So a lost answer is found again under its idempotency key, and an error before the work is not kept under one.
 */
package io.yemae.devservices.sandbox.gateway;
