package io.yemae.devservices.sandbox.ledger;

import java.time.Instant;

/** The first answer given under an idempotency key, kept to be given again. */
public record Answered(String scope, Instant at, int status, String body) {
}
