package io.yemae.points;

import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;

/** The balance is smaller than the amount: conflict {@code INSUFFICIENT_POINTS}. */
public final class InsufficientPoints extends Problem {
    private static final long serialVersionUID = 1L;

    InsufficientPoints() {
        super(ProblemKind.CONFLICT, "INSUFFICIENT_POINTS", "포인트가 부족합니다. 충전 후 다시 시도해주세요");
    }
}
