package io.yemae.seating;

/** Whether a seat can be taken. */
public enum SeatStatus {
    AVAILABLE("available"),
    LOCKED("locked"),
    SOLD("sold");

    private static final SeatStatus[] ALL = values();
    private final String wireName;

    SeatStatus(String wireName) {
        this.wireName = wireName;
    }

    /** As it stands in the database and on the wire. */
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
