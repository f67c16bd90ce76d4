package io.yemae.rest.fastpath;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * A JSON response that is ready to be sent, or one without a body.
 *
 * @param headers the content type among them if it is another than plain JSON
 * @param body one after the other; empty if there is none. The buffers may be shared: whoever sends them uses duplicates
 */
public record FastPathResponse(int status, Map<String, String> headers, List<ByteBuffer> body) {

    public static FastPathResponse ok(Map<String, String> headers, List<ByteBuffer> body) {
        return new FastPathResponse(200, headers, body);
    }

    public static FastPathResponse ok(Map<String, String> headers, byte[] body) {
        return ok(headers, List.of(ByteBuffer.wrap(body)));
    }

    public static FastPathResponse notModified(Map<String, String> headers) {
        return new FastPathResponse(304, headers, List.of());
    }
}
