package io.yemae.door;

import java.util.Locale;

/** What a scan means at present. */
public enum ScanOutcome {
    /** It admits the ticket. */
    ADMITTED,
    /** Another scan does. */
    DUPLICATE,
    /** The reservation is cancelled. */
    CANCELLED,
    /** The step of the code was over. */
    SCREENSHOT,
    /** The code is not genuine, has expired, or is that of another reservation. */
    INVALID,
    /** The code does not change, and such codes are not accepted. */
    PAPER,
    /** The performance has no such ticket. */
    UNKNOWN,
    /** It let somebody in and was undone. */
    UNDONE;

    public static ScanOutcome ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
