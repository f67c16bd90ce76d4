package io.yemae.waitlist;

import java.util.Locale;

/** The states of an entry. It starts as WAITING; only WAITING and OFFERED are live. */
public enum WaitingEntryStatus {
    WAITING,
    /** Seats are held for its owner until the deadline. */
    OFFERED,
    BOUGHT,
    /** The deadline passed, or the payment failed. */
    LAPSED,
    /** The owner refused the offered seats. */
    DECLINED,
    /** The owner left the list. */
    LEFT,
    /** The sale is over, or the performance was cancelled. */
    ENDED;

    /** As the trigger {@code waiting_entries_transition} of the database. */
    public boolean canBecome(WaitingEntryStatus next) {
        return switch (this) {
            case WAITING -> next == OFFERED || next == LEFT || next == ENDED;
            case OFFERED -> next == BOUGHT || next == LAPSED || next == DECLINED || next == ENDED;
            default -> false;
        };
    }

    public static WaitingEntryStatus of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** As in the API and in the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
