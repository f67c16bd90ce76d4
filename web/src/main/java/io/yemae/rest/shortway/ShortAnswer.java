package io.yemae.rest.shortway;

import java.util.Map;

/** An answer in JSON, ready to be sent. */
public record ShortAnswer(int status, Map<String, String> headers, byte[] body) {

    public static ShortAnswer ok(Map<String, String> headers, byte[] body) {
        return new ShortAnswer(200, headers, body);
    }
}
