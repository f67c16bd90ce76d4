package io.yemae.rest.shortway;

import java.util.HashMap;
import java.util.Map;

/** An answer in JSON, ready to be sent; or one without a body. */
public record ShortAnswer(int status, Map<String, String> headers, byte[] body) {

    public static ShortAnswer ok(Map<String, String> headers, byte[] body) {
        return new ShortAnswer(200, headers, body);
    }

    public static ShortAnswer notModified(Map<String, String> headers) {
        return new ShortAnswer(304, headers, new byte[0]);
    }

    public ShortAnswer with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new ShortAnswer(status, more, body);
    }
}
