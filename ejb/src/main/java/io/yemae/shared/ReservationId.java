package io.yemae.shared;

import java.util.UUID;

/** Names a reservation. */
public record ReservationId(UUID value) {

    public static ReservationId next() {
        return new ReservationId(Uuid7.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
