package io.yemae.account;

import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;

/** The link of a mail is unknown, was used, has expired, or does not fit the account any more: invalid {@code INVALID_LINK}. */
final class InvalidLink extends Problem {
    private static final long serialVersionUID = 1L;

    InvalidLink() {
        super(ProblemKind.INVALID, "INVALID_LINK", "링크가 올바르지 않거나 이미 사용되었거나 만료되었습니다.");
    }
}
