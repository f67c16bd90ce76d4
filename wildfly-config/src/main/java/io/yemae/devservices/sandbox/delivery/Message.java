package io.yemae.devservices.sandbox.delivery;

import java.util.Map;
import java.util.UUID;

/** A JSON text to be sent. Its id is the same in every attempt. */
public record Message(String id, String body, Map<String, String> headers) {

    public static Message of(String body, Map<String, String> headers) {
        return new Message(UUID.randomUUID().toString(), body, headers);
    }
}
