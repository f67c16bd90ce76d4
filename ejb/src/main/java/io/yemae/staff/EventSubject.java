package io.yemae.staff;

import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import java.util.function.Supplier;

/** What belongs to one event. A request that names one is a request about that event. */
public enum EventSubject {
    EVENT(EventId::unknown),
    PERFORMANCE(PerformanceId::unknown),
    RESERVATION(ReservationId::unknown);

    private final Supplier<Problem> unknown;

    EventSubject(Supplier<Problem> unknown) {
        this.unknown = unknown;
    }

    /** The error for an id that names nothing, which is also the answer to those who may not know that it exists. */
    public Problem unknown() {
        return unknown.get();
    }
}
