package io.yemae.booking;

import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;

/** A reservation that was not paid in time, or was cancelled, cannot be paid any more: conflict. */
public final class HoldEnded extends Problem {
    private static final long serialVersionUID = 1L;

    private HoldEnded(String code, String sentence) {
        super(ProblemKind.CONFLICT, code, sentence);
    }

    static HoldEnded expired() {
        return new HoldEnded("HOLD_EXPIRED", "예약 시간이 만료되었습니다. 좌석을 다시 선택해주세요.");
    }

    static HoldEnded cancelled() {
        return new HoldEnded("RESERVATION_CANCELLED", "취소된 예약입니다.");
    }
}
