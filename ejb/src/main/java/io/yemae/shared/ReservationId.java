package io.yemae.shared;

import java.util.UUID;

public record ReservationId(UUID value) {

    public static ReservationId next() {
        return new ReservationId(Uuid7.next());
    }

    /** The error for an id that names no reservation: not found {@code RESERVATION_NOT_FOUND}. */
    public static Problem unknown() {
        return Problem.notFound("RESERVATION_NOT_FOUND", "예약을 찾을 수 없습니다.");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
