package io.yemae.seating;

/**
 * The states of a seat and the transitions between them: available → locked → sold; locked → available (released or expired); sold →
 * available (cancelled). A hold that has expired can be replaced by another hold (locked → locked). A trigger of the database ({@code
 * seat_states_transition}) allows the same transitions and no other.
 */
public enum SeatStatus {
    AVAILABLE("available"),
    LOCKED("locked"),
    SOLD("sold");

    private static final SeatStatus[] ALL = values();
    private final String wireName;

    SeatStatus(String wireName) {
        this.wireName = wireName;
    }

    public boolean canBecome(SeatStatus next) {
        return switch (this) {
            case AVAILABLE -> next == LOCKED;
            case LOCKED -> true;
            case SOLD -> next == AVAILABLE;
        };
    }

    /** As in the database and on the wire. */
    public String wireName() {
        return wireName;
    }

    static SeatStatus of(int ordinal) {
        return ALL[ordinal];
    }

    public static SeatStatus of(String wireName) {
        for (SeatStatus status : ALL) {
            if (status.wireName.equals(wireName)) {
                return status;
            }
        }
        throw new IllegalArgumentException("No status of a seat: " + wireName);
    }
}
