package io.yemae.door;

import java.util.Locale;

/** How a device recognised a ticket. */
public enum ScanMethod {
    /** The code on the ticket page. */
    QR,
    /** A code on paper or in a mail. */
    PAPER,
    /** By the name or the number of the reservation, without a code. */
    NAME;

    public static ScanMethod ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
