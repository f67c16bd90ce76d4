package io.yemae.rehearsal;

import java.util.Locale;

/** The states of a rehearsal. All except RUNNING are final. */
public enum RehearsalStatus {
    RUNNING,
    /** All buyers have an outcome, or the longest duration was reached. */
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
