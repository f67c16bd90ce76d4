/**
 * A payment gateway for machines and tests that have none: it speaks the Toss Payments core API (2022-11-16) and requirement
 * 4's payment module over HTTP, keeps its own books, and breaks on request.
 *
 * <p>{@link io.yemae.devservices.sandbox.PaymentSandbox} is the way in. Below it: {@code ledger} (payments and money),
 * {@code fault} (what goes wrong), {@code delivery} (webhooks), {@code http} (plumbing), {@code gateway} (the Toss API),
 * {@code module} (the payment module), {@code page} (what people see). It knows nothing of the platform and shares no code
 * with it: the two agree on the wire or not at all.
 */
package io.yemae.devservices.sandbox;
