package io.yemae.devservices.sandbox.ledger;

/** Why a payment failed: the {@code failure} member of a payment, and the body of every error. */
public record Failure(String code, String message) {

    public static Failure of(ErrorCode code) {
        return new Failure(code.name(), code.message());
    }
}
