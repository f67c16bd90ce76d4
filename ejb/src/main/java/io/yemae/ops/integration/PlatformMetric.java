package io.yemae.ops.integration;

/** Gauges about the platform as a whole, with their Prometheus names. */
enum PlatformMetric {
    /** Age of the oldest message that the broker has not taken, in seconds. */
    OUTBOX_AGE("yemae_outbox_age_seconds"),
    /** For how long the oldest hold that has run out has not been expired, in seconds. */
    EXPIRY_LAG("yemae_expiry_lag_seconds"),
    /** Payments whose outcome, refund or compensation has been open for over a minute. */
    PAYMENTS_IN_DOUBT("yemae_payments_in_doubt"),
    /** For how long the oldest of them has been open, in seconds. */
    PAYMENTS_IN_DOUBT_AGE("yemae_payments_in_doubt_age_seconds"),
    /** Paid payments with a note for operators. */
    PAYMENTS_REMARKABLE("yemae_payments_remarkable"),
    /** By how many seconds this node's clock is ahead of the database's; negative if it is behind. */
    CLOCK_OFFSET("yemae_clock_offset_seconds"),
    /** By how many seconds this node's clock is ahead of an NTP server's; not a number if that is not known. */
    NTP_OFFSET("yemae_ntp_offset_seconds"),
    /** 1 while the database does not answer this node: the figures that it gives are those of before. */
    DATABASE_DOWN("yemae_database_down"),
    /** WebSockets that are open on this node. */
    SOCKETS("yemae_sockets"),
    /** Seats that were confirmed and do not belong to their buyer. Always 0. */
    OVERSOLD("yemae_oversold_seats"),
    /** Seconds since the invariants were checked. */
    INVARIANTS_AGE("yemae_invariants_age_seconds");

    private final String key;

    PlatformMetric(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
