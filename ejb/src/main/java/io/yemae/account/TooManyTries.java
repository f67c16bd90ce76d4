package io.yemae.account;

import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;

/** Too many tries of one kind within a while; the same one may be made later. */
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

    /** Until it may be tried again, which a client cannot guess. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
