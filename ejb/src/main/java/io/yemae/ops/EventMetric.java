package io.yemae.ops;

/** What is counted or measured by event (requirement 2, "Prometheus Metrics"), by the name under which Prometheus reads it. */
public enum EventMetric {
    /** How often somebody looked at the details of the event. */
    EVENT_VIEWS("event_views_total", Stage.VIEW),
    /** How many seats were held. */
    SEATS_RESERVED("seats_reserved_total", Stage.RESERVATION),
    /** How many seats of the performances to come are free at this moment, as far as this node knows them. */
    SEATS_AVAILABLE("seats_available"),
    /** How many wait in front of the event at this moment, on whatever node they entered. */
    QUEUE_USERS("queue_users"),
    /** How long somebody who comes at this moment has to wait, in seconds, by the measured rate of admission. */
    QUEUE_WAIT("queue_wait_time_seconds"),
    /** How many of a hundred people who looked at the event got how far, over 24 hours; by stage. */
    CONVERSION("conversion_funnel_rate");

    private final String key;
    private final Stage stage;

    EventMetric(String key) {
        this(key, null);
    }

    EventMetric(String key, Stage stage) {
        this.key = key;
        this.stage = stage;
    }

    String key() {
        return key;
    }

    /** Where somebody has got to each time that it is counted; null for what tells nothing of that. */
    Stage stage() {
        return stage;
    }
}
