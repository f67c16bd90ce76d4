package io.yemae.door;

import java.util.Locale;

/** The outcome of a scan. It can change when other scans arrive, are undone, or the reservation is cancelled. */
public enum ScanOutcome {
    /** This scan admits the ticket. */
    ADMITTED,
    /** Another scan admits the ticket. */
    DUPLICATE,
    /** The reservation is cancelled. */
    CANCELLED,
    /** The changing code was of an earlier or later time, so it may be a screenshot. */
    SCREENSHOT,
    /** The code is not genuine, has expired, or is that of another reservation. */
    INVALID,
    /** The code is an unchanging one, and the policy does not accept them. */
    PAPER,
    /** The performance has no such ticket. */
    UNKNOWN,
    /** The scan let somebody in and was undone. */
    UNDONE;

    public static ScanOutcome ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
