package io.yemae.alerts.domain;

import java.time.Duration;

/** What is critical: somebody has to act. Each has an alert of the same bound for Prometheus. */
public enum Condition {
    /** Rows violate an invariant of the data. */
    INVARIANT_VIOLATED("InvariantViolated", Duration.ZERO),
    /** A payment, refund or compensation has had no clear outcome for five minutes. */
    PAYMENTS_IN_DOUBT("PaymentsInDoubt", Duration.ZERO),
    /** Messages could not be delivered. */
    DEAD_LETTERS("DeadLetters", Duration.ZERO),
    /** Messages have waited for the broker for more than a minute. */
    MESSAGES_NOT_SENT("MessagesNotSent", Duration.ZERO),
    /** More than one request a second has failed for two minutes. */
    REQUESTS_FAIL("RequestsFail", Duration.ZERO),
    /** Waits for a connection to the database time out. */
    POOL_EXHAUSTED("PoolExhausted", Duration.ofSeconds(30)),
    /** The clock of a node differs from the database's by more than two seconds. */
    CLOCK_WRONG("ClockWrong", Duration.ofMinutes(1)),
    /** The clock of a node differs from an NTP server's by more than two seconds. */
    TIME_WRONG("TimeWrong", Duration.ofMinutes(1));

    private final String rule;
    private final Duration delay;

    Condition(String rule, Duration delay) {
        this.rule = rule;
        this.delay = delay;
    }

    /** The name of its alert for Prometheus. */
    String rule() {
        return rule;
    }

    /** For how long it has to be seen before it is reported. */
    Duration delay() {
        return delay;
    }
}
