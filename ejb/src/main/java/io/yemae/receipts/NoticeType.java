package io.yemae.receipts;

import java.util.Arrays;

/** The kinds of notices to buyers. */
enum NoticeType {
    CONFIRMED("reservation.confirmed"),
    CANCELLED("reservation.cancelled"),
    /** Seats are offered to an owner of an entry of the waiting list. */
    OFFERED("reservation.offered"),
    /** A payment that came when the seats were no longer available has been refunded. */
    RETURNED("payment.returned");

    private final String message;

    NoticeType(String message) {
        this.message = message;
    }

    /**
     * @param message the type of a message in the outbox
     * @throws IllegalArgumentException for an unknown type
     */
    static NoticeType of(String message) {
        return Arrays.stream(values()).filter(each -> each.message.equals(message)).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("Unknown type of notice: " + message));
    }

    /** As in the outbox and in the table of notices. */
    String message() {
        return message;
    }
}
