package io.yemae.rest.json;

import io.yemae.shared.Problem;

/** Checks of request bodies. */
public final class Bodies {

    private Bodies() {
    }

    /** @throws Problem invalid if there is no body, or it is null */
    public static <T> T required(T body) {
        if (body == null) {
            throw Problem.invalid("BODY_REQUIRED", "요청 본문이 필요합니다.");
        }
        return body;
    }
}
