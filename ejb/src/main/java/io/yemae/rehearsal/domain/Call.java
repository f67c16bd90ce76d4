package io.yemae.rehearsal.domain;

import io.yemae.rehearsal.RehearsalStep;
import java.net.URI;

/**
 * A request of a buyer.
 *
 * @param path  an absolute path of the platform, or a URL of another server
 * @param token the access token; null for another server
 * @param body  JSON; null for none
 * @param reads whether the response body is read; if it is not, the response may be compressed
 */
public record Call(RehearsalStep step, String method, String path, String token, String body, boolean reads) {
    private static final String GET = "GET";

    static Call get(RehearsalStep step, String path, String token) {
        return new Call(step, GET, path, token, null, true);
    }

    static Call post(RehearsalStep step, String path, String token, String body) {
        return new Call(step, "POST", path, token, body, true);
    }

    static Call elsewhere(RehearsalStep step, URI address, String body) {
        return new Call(step, "POST", address.toString(), null, body, true);
    }

    Call unread() {
        return new Call(step, method, path, token, body, false);
    }

    public boolean isGet() {
        return method.equals(GET);
    }
}
