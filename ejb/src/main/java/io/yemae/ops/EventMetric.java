package io.yemae.ops;

/** Metrics by event (requirement 2, "Prometheus Metrics"), with their Prometheus names. */
public enum EventMetric {
    /** Views of the event details. */
    EVENT_VIEWS("event_views_total", Stage.VIEW),
    /** Seats that were held. */
    SEATS_RESERVED("seats_reserved_total", Stage.RESERVATION),
    /** Free seats of coming performances, as far as this node has them loaded. */
    SEATS_AVAILABLE("seats_available"),
    /** Users who wait in front of the event, on any node. */
    QUEUE_USERS("queue_users"),
    /** The wait of a user who enters now, in seconds, by the measured rate of admission. */
    QUEUE_WAIT("queue_wait_time_seconds"),
    /** Users who joined the waiting list of a performance. */
    WAITING_LIST_JOINED("waiting_list_joined_total"),
    /** Seats that were offered to the waiting list. */
    WAITING_LIST_OFFERS("waiting_list_offered_seats_total"),
    /** How many of a hundred people who viewed the event reached a stage, over 24 hours; by stage. */
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

    /** The stage that a person has reached with each count. Null if the metric does not belong to a stage. */
    Stage stage() {
        return stage;
    }
}
