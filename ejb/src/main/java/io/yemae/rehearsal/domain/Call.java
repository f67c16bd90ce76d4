package io.yemae.rehearsal.domain;

import io.yemae.rehearsal.RehearsalStep;

/**
 * A request of a buyer.
 *
 * @param token the access token
 * @param body  JSON; null for none
 * @param reads whether the body of the answer is read; otherwise it may be compressed
 */
public record Call(RehearsalStep step, String method, String path, String token, String body, boolean reads) {
    private static final String GET = "GET";

    static Call get(RehearsalStep step, String path, String token) {
        return new Call(step, GET, path, token, null, true);
    }

    static Call post(RehearsalStep step, String path, String token, String body) {
        return new Call(step, "POST", path, token, body, true);
    }

    Call unread() {
        return new Call(step, method, path, token, body, false);
    }

    public boolean isGet() {
        return method.equals(GET);
    }
}
