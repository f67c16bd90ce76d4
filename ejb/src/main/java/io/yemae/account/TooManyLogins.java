package io.yemae.account;

import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;

/** Too many logins of an account, or from an address, have failed. */
public class TooManyLogins extends Problem {
    private static final long serialVersionUID = 1L;

    private final int retryAfterSeconds;

    public TooManyLogins(int retryAfterSeconds) {
        super(ProblemKind.THROTTLED, "TOO_MANY_LOGINS", "로그인 시도가 너무 많습니다. 잠시 후 다시 시도해주세요.");
        this.retryAfterSeconds = Math.max(1, retryAfterSeconds);
    }

    /** When the window ends, which a client cannot guess. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
