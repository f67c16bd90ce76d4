package io.yemae.ops;

import java.util.Locale;

/** The stages on the way to a seat (requirement 2, "Prometheus Metrics"). */
public enum Stage {
    /** Viewed the event. */
    VIEW,
    /** Entered the waiting room, or was admitted at once. */
    QUEUE,
    /** Held seats. */
    RESERVATION,
    /** Paid. */
    PAYMENT;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
