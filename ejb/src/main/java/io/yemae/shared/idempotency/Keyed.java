package io.yemae.shared.idempotency;

import io.yemae.shared.ProblemKind;
import io.yemae.shared.idempotency.Idempotency.Answer;
import java.util.function.Function;

/**
 * The response of work that is done together with other work in one transaction, and takes effect once if there is a key.
 *
 * @param key        null if the client sent none
 * @param whenReused the kind of the problem if the key was used before with another body
 * @param answer     the response. If there is a key, it is made and stored within the transaction
 */
public record Keyed<T>(IdempotencyKey key, ProblemKind whenReused, Function<T, Answer> answer) {
}
