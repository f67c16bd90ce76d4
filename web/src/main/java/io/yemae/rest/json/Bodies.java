package io.yemae.rest.json;

import io.yemae.shared.Problem;

/** A request that must have a body. */
public final class Bodies {

    private Bodies() {
    }

    /** @throws Problem invalid when nothing, or null, was sent */
    public static <T> T required(T body) {
        if (body == null) {
            throw Problem.invalid("BODY_REQUIRED", "요청 본문이 필요합니다.");
        }
        return body;
    }
}
