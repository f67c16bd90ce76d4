package io.yemae.tries;

import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import java.util.List;

/** A rate limit was exceeded; the request may be repeated later. */
public class TooManyTries extends Problem {
    private static final long serialVersionUID = 1L;

    public TooManyTries(int retryAfterSeconds) {
        this("TOO_MANY_TRIES", "시도가 너무 많습니다. 잠시 후 다시 시도해주세요.", retryAfterSeconds);
    }

    TooManyTries(String code, String sentence, int retryAfterSeconds) {
        super(ProblemKind.THROTTLED, code, sentence, List.of(), retryAfterSeconds);
    }
}
