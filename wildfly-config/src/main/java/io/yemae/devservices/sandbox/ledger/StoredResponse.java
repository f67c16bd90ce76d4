package io.yemae.devservices.sandbox.ledger;

import java.time.Instant;

/** The first response to an idempotency key, stored to be sent again. The scope is method, path and key. */
public record StoredResponse(String scope, Instant at, int status, String body) {
}
