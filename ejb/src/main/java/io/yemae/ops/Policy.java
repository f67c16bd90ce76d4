package io.yemae.ops;

/** A named value that operators change while the system runs. */
public enum Policy {
    /** How long a hold lasts, in minutes. An event may have its own. */
    HOLD_MINUTES("hold.minutes"),
    /** How many live seats of one performance a user may have. An event may have its own. */
    SEATS_PER_USER("seats.per.user"),
    /** Until how many hours before the start a confirmed reservation may be cancelled. */
    CANCEL_HOURS_BEFORE("cancel.hours.before");

    private final String key;

    Policy(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
