package io.yemae.shared.idempotency;

import io.yemae.shared.Problem;

/**
 * The key with which a client makes sure that a repeated request takes effect once.
 *
 * @param scope    caller and operation: the same key of another caller is another key
 * @param key      1 to 255 characters
 * @param bodyHash SHA-256 of the request, in hex
 */
public record IdempotencyKey(String scope, String key, String bodyHash) {

    public IdempotencyKey {
        if (key.isBlank() || key.length() > 255) {
            throw Problem.invalid("INVALID_IDEMPOTENCY_KEY", "Idempotency-Key는 1자 이상 255자 이하여야 합니다.");
        }
    }
}
