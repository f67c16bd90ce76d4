package io.yemae.devservices.sandbox.delivery;

import java.util.Map;
import java.util.UUID;

/** A JSON text for somebody. The id stays the same however often it is sent. */
public record Message(String id, String body, Map<String, String> headers) {

    public static Message of(String body, Map<String, String> headers) {
        return new Message(UUID.randomUUID().toString(), body, headers);
    }
}
