package io.yemae.seating;

import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import java.util.List;
import java.util.Map;

/** Some of the seats are not in the state that the change needs, so none was changed: a conflict that names those seats. */
class SeatsNotChanged extends Problem {
    private static final long serialVersionUID = 1L;

    private final transient List<Integer> seats;

    private SeatsNotChanged(String code, String sentence, List<Integer> seats) {
        super(ProblemKind.CONFLICT, code, sentence);
        this.seats = seats;
    }

    /** {@code SEATS_NOT_FREE} @param seats indexes that are held, sold or blocked */
    static SeatsNotChanged notFree(List<Integer> seats) {
        return new SeatsNotChanged("SEATS_NOT_FREE", "비어 있지 않은 좌석이 " + seats.size() + "석 있어 막지 않았습니다.", seats);
    }

    /** {@code SEATS_NOT_BLOCKED} @param seats indexes that are not blocked */
    static SeatsNotChanged notBlocked(List<Integer> seats) {
        return new SeatsNotChanged("SEATS_NOT_BLOCKED", "막혀 있지 않은 좌석이 " + seats.size() + "석 있어 풀지 않았습니다.", seats);
    }

    @Override
    public Map<String, Object> members() {
        return Map.of("seats", seats);
    }
}
