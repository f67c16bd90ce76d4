package io.yemae.ops;

/** A named value that operators change while the system runs. */
public enum Policy {
    /** How long a hold lasts, in minutes. An event may have its own. */
    HOLD_MINUTES("hold.minutes"),
    /** How many live seats of one performance a user may have. An event may have its own. */
    SEATS_PER_USER("seats.per.user"),
    /** The booking fee a seat, in won. */
    BOOKING_FEE("booking.fee"),
    /** Until how many hours before the start a confirmed reservation may be cancelled. */
    CANCEL_HOURS_BEFORE("cancel.hours.before"),
    /** How many logins of one account may fail within the window. */
    LOGIN_FAILURES_PER_ACCOUNT("login.failures.per.account"),
    /** How many logins from one address may fail within the window. */
    LOGIN_FAILURES_PER_ADDRESS("login.failures.per.address"),
    /** How long failed logins are counted, in minutes from the first. */
    LOGIN_WINDOW_MINUTES("login.window.minutes"),
    /** After how many seconds a payment that has not come to an end is looked after. */
    PAYMENT_RECONCILE_SECONDS("payment.reconcile.seconds"),
    /** How many people may be admitted to an event at once. An event may have its own. */
    QUEUE_THRESHOLD("queue.threshold"),
    /** How long somebody who was admitted may stay, in minutes. */
    QUEUE_SESSION_MINUTES("queue.session.minutes"),
    /** How many people are admitted to an event within a second at the most. An event may have its own. */
    QUEUE_RATE_PER_SECOND("queue.rate.per.second");

    private final String key;

    Policy(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
