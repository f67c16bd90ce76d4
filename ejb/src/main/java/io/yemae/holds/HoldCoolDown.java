package io.yemae.holds;

import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;

/**
 * Too many holds of a buyer ended without payment within a short time: throttled {@code HOLD_COOL_DOWN}. A buyer who keeps holding seats
 * without paying keeps others from buying them.
 */
public class HoldCoolDown extends Problem {
    private static final long serialVersionUID = 1L;
    private static final int SECONDS_PER_MINUTE = 60;

    private final int seconds;

    /** @param seconds until the buyer may hold seats again */
    public HoldCoolDown(int seconds) {
        super(ProblemKind.THROTTLED, "HOLD_COOL_DOWN", "결제하지 않은 예매가 너무 많아 잠시 동안 좌석을 선택할 수 없습니다. 약 "
            + (seconds + SECONDS_PER_MINUTE - 1) / SECONDS_PER_MINUTE + "분 뒤에 다시 시도해주세요.");
        this.seconds = Math.max(1, seconds);
    }

    @Override
    public int retryAfterSeconds() {
        return seconds;
    }
}
