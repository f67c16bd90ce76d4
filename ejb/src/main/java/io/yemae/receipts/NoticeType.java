package io.yemae.receipts;

import java.util.Arrays;

/** What a buyer is told about a reservation. */
enum NoticeType {
    CONFIRMED("reservation.confirmed"),
    CANCELLED("reservation.cancelled"),
    /** Money that came when the seats were no longer to be had went back. */
    RETURNED("payment.returned");

    private final String message;

    NoticeType(String message) {
        this.message = message;
    }

    /** @param message the type of a message in the outbox */
    static NoticeType of(String message) {
        return Arrays.stream(values()).filter(each -> each.message.equals(message)).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("Nobody knows how to tell " + message));
    }

    /** As in the outbox and in the table of what was told. */
    String message() {
        return message;
    }
}
