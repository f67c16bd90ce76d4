package io.yemae.rehearsal;

import java.util.Locale;

/** How far a rehearsal is. */
public enum RehearsalStatus {
    RUNNING,
    /** All buyers have come to an end, or its time was over. */
    DONE,
    CANCELLED,
    FAILED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RehearsalStatus of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
