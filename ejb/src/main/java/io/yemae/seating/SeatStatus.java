package io.yemae.seating;

/**
 * The states of a seat and the transitions between them: available → locked → sold; locked → available (released or expired); sold →
 * available (cancelled); available ⇄ blocked (by staff). A hold that has expired can be replaced by another hold (locked → locked) or by
 * a block (locked → blocked). A trigger of the database ({@code seat_states_transition}) allows the same transitions and no other.
 */
public enum SeatStatus {
    AVAILABLE("available", "available"),
    LOCKED("locked", "locked"),
    SOLD("sold", "sold"),
    /** Not for sale. Formats with the three older words show it as sold, because it does not become free by itself. */
    BLOCKED("blocked", "sold");

    private static final SeatStatus[] ALL = values();
    private final String storedName;
    private final String wireName;

    SeatStatus(String storedName, String wireName) {
        this.storedName = storedName;
        this.wireName = wireName;
    }

    public boolean canBecome(SeatStatus next) {
        return switch (this) {
            case AVAILABLE -> next == LOCKED || next == BLOCKED;
            case LOCKED -> true;
            case SOLD, BLOCKED -> next == AVAILABLE;
        };
    }

    /** The word in formats that know three states. */
    public String wireName() {
        return wireName;
    }

    static SeatStatus of(int ordinal) {
        return ALL[ordinal];
    }

    /** @param storedName as in the database */
    public static SeatStatus of(String storedName) {
        for (SeatStatus status : ALL) {
            if (status.storedName.equals(storedName)) {
                return status;
            }
        }
        throw new IllegalArgumentException("No status of a seat: " + storedName);
    }
}
