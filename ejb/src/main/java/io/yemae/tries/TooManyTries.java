package io.yemae.tries;

import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;

/** A rate limit was exceeded; the request may be repeated later. */
public class TooManyTries extends Problem {
    private static final long serialVersionUID = 1L;

    private final int retryAfterSeconds;

    public TooManyTries(int retryAfterSeconds) {
        this("TOO_MANY_TRIES", "시도가 너무 많습니다. 잠시 후 다시 시도해주세요.", retryAfterSeconds);
    }

    TooManyTries(String code, String sentence, int retryAfterSeconds) {
        super(ProblemKind.THROTTLED, code, sentence);
        this.retryAfterSeconds = Math.max(1, retryAfterSeconds);
    }

    /** The value of Retry-After. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
