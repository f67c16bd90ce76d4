package io.yemae.rehearsal;

import java.util.Locale;

/** What a buyer asks the platform for, as the pages do. */
public enum RehearsalStep {
    ENTER,
    POLL,
    LEAVE,
    DATES,
    PLAN,
    STATES,
    HOLD,
    RELEASE,
    PAY;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RehearsalStep of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
