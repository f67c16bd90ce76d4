package io.yemae.boxoffice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a ticket stands: issued → canceled. The database refuses any other step. */
public enum TicketStatus {
    ISSUED,
    CANCELED;

    /** As in the database and over the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<TicketStatus> of(String wireName) {
        return Arrays.stream(values()).filter(status -> status.wireName().equals(wireName)).findFirst();
    }
}
