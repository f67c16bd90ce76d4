/**
 * A payment gateway for development and tests. It implements the Toss Payments core API (2022-11-16) and requirement 4's payment module
 * over HTTP, keeps its own ledger, and fails on request.
 *
 * <p>Start with {@link io.yemae.devservices.sandbox.PaymentSandbox}. Below it: {@code ledger} (payments and refunds), {@code fault} (faults
 * to set), {@code delivery} (webhooks and callbacks), {@code http} (requests and responses), {@code gateway} (the Toss API),
 * {@code module} (the payment module), {@code page} (pages for people). It shares no code with the platform, so that a mistake on one side
 * is not hidden by the same mistake on the other.
 */
package io.yemae.devservices.sandbox;
