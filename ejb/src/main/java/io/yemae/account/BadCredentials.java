package io.yemae.account;

import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;

/** The password is wrong, or there is no such account: unauthenticated {@code BAD_CREDENTIALS}. Nobody learns which. */
public final class BadCredentials extends Problem {
    private static final long serialVersionUID = 1L;

    BadCredentials() {
        super(ProblemKind.UNAUTHENTICATED, "BAD_CREDENTIALS", "이메일 또는 비밀번호가 일치하지 않습니다.");
    }
}
