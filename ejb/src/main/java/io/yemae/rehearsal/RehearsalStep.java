package io.yemae.rehearsal;

import java.util.Locale;

/** The requests of a buyer. They are those of the pages. */
public enum RehearsalStep {
    ENTER,
    POLL,
    LEAVE,
    DATES,
    PLAN,
    STATES,
    HOLD,
    RELEASE,
    PREPARE,
    /** In the payment window, which belongs to the gateway and not to the platform. */
    APPROVE,
    PAY;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RehearsalStep of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
