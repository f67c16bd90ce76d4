package io.yemae.booking;

import io.yemae.shared.Problem;
import java.util.Locale;

/**
 * The states of a reservation and the transitions between them: pending → confirmed → cancelled, pending → cancelled, pending → expired →
 * pending (paid too late, and the same seats are still free).
 * A trigger of the database allows the same transitions and no other.
 */
public enum ReservationStatus {
    PENDING,
    CONFIRMED,
    CANCELLED,
    EXPIRED;

    public boolean canBecome(ReservationStatus next) {
        return switch (this) {
            case PENDING -> next == CONFIRMED || next == CANCELLED || next == EXPIRED;
            case CONFIRMED -> next == CANCELLED;
            // A payment that came too late takes the same seats again and confirms the reservation in the same transaction.
            case EXPIRED -> next == PENDING;
            case CANCELLED -> false;
        };
    }

    /** The refusal of a payment for a reservation in this state: conflict. A pending one is refused only if its hold has just expired. */
    public Problem notPayable() {
        return switch (this) {
            case CONFIRMED -> Problem.conflict("ALREADY_PAID", "이미 결제된 예약입니다.");
            case CANCELLED -> HoldEnded.cancelled();
            case PENDING, EXPIRED -> HoldEnded.expired();
        };
    }

    /** As in the database and over the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ReservationStatus of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
