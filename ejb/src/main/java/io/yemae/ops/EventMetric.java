package io.yemae.ops;

/** What is counted or measured by event (requirement 2, "Prometheus Metrics"), by the name under which Prometheus reads it. */
public enum EventMetric {
    /** How often somebody looked at the details of the event. */
    EVENT_VIEWS("event_views_total"),
    /** How many seats were held. */
    SEATS_RESERVED("seats_reserved_total"),
    /** How many seats of the performances to come are free at this moment, as far as this node knows them. */
    SEATS_AVAILABLE("seats_available"),
    /** How many wait in front of the event at this moment, on whatever node they entered. */
    QUEUE_USERS("queue_users");

    private final String key;

    EventMetric(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
