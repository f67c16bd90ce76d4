package io.yemae.ops;

import java.util.Locale;

/** How far somebody gets on the way to a seat (requirement 2, "Prometheus Metrics"). */
public enum Stage {
    /** Looked at the event. */
    VIEW,
    /** Took a place in its waiting room, or was admitted on the spot. */
    QUEUE,
    /** Held seats. */
    RESERVATION,
    /** Paid. */
    PAYMENT;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
