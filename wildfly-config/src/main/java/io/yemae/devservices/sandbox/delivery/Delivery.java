package io.yemae.devservices.sandbox.delivery;

import java.time.Instant;

/**
 * A message to be sent.
 *
 * @param attempts failed attempts so far
 * @param due      when it is sent next
 */
public record Delivery(Message message, int attempts, Instant due) {

    Delivery failed(Instant next) {
        return new Delivery(message, attempts + 1, next);
    }
}
