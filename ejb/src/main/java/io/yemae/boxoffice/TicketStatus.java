package io.yemae.boxoffice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The states of a ticket: issued → canceled. A trigger of the database ({@code tickets_transition}) allows the same transition and no
 * other.
 */
public enum TicketStatus {
    ISSUED,
    CANCELED;

    public boolean canBecome(TicketStatus next) {
        return this == ISSUED && next == CANCELED;
    }

    /** As in the database and on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<TicketStatus> of(String wireName) {
        return Arrays.stream(values()).filter(status -> status.wireName().equals(wireName)).findFirst();
    }
}
