package io.yemae.rehearsal;

import java.util.Locale;

/** What a buyer asks for, as the pages do. */
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
    /** In the payment window, which is the gateway's. */
    APPROVE,
    PAY;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RehearsalStep of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
