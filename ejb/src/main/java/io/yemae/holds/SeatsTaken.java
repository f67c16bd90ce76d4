package io.yemae.holds;

import io.yemae.seating.Alternatives;
import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import java.util.Map;
import java.util.function.Supplier;

/** Another buyer holds or owns some of the seats: conflict {@code SEATS_TAKEN}, with free seats instead. */
class SeatsTaken extends Problem {
    private static final long serialVersionUID = 1L;

    private final transient Supplier<Alternatives> alternatives;

    /**
     * @param labels       of the taken seats, separated by commas
     * @param alternatives called only if they are sent to the client
     */
    SeatsTaken(String labels, Supplier<Alternatives> alternatives) {
        super(ProblemKind.CONFLICT, "SEATS_TAKEN", "이미 예약된 좌석입니다. (" + labels + ")");
        this.alternatives = alternatives;
    }

    /** Whether an asynchronous hold failed for this reason. */
    static boolean isCauseOf(Throwable failure) {
        return failure instanceof SeatsTaken || failure.getCause() instanceof SeatsTaken;
    }

    @Override
    public Map<String, Object> furtherMembers() {
        Alternatives found = alternatives.get();
        return Map.of("taken", found.taken(), "alternatives", found.seats());
    }
}
