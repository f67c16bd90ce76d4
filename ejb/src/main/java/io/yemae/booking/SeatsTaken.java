package io.yemae.booking;

import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;

/** Another buyer holds or owns some of the seats: conflict {@code SEATS_TAKEN}. */
class SeatsTaken extends Problem {
    private static final long serialVersionUID = 1L;

    /** @param labels of the taken seats, separated by commas */
    SeatsTaken(String labels) {
        super(ProblemKind.CONFLICT, "SEATS_TAKEN", "이미 예약된 좌석입니다. (" + labels + ")");
    }
}
