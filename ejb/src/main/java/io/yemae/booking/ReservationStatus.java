package io.yemae.booking;

import java.util.Locale;

/** Where a reservation stands: pending → confirmed → cancelled, pending → cancelled, pending → expired. The database refuses any other step. */
public enum ReservationStatus {
    PENDING,
    CONFIRMED,
    CANCELLED,
    EXPIRED;

    /** As in the database and over the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ReservationStatus of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
