package io.yemae.rest.fastpath;

import java.util.Map;

/** A JSON response that is ready to be sent, or one without a body. */
public record FastPathResponse(int status, Map<String, String> headers, byte[] body) {

    public static FastPathResponse ok(Map<String, String> headers, byte[] body) {
        return new FastPathResponse(200, headers, body);
    }

    public static FastPathResponse notModified(Map<String, String> headers) {
        return new FastPathResponse(304, headers, new byte[0]);
    }
}
