package io.yemae.dashboard;

import io.yemae.ops.EventMetric;
import io.yemae.ops.Metrics;
import io.yemae.seating.SeatMaps;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Publishes the number of available seats and the conversion rates every five seconds, on every node. */
@Singleton
// Reads memory only.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MetricsTimer {

    @Inject
    SeatMaps seatMaps;

    @Inject
    Metrics metrics;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void everyFiveSeconds() {
        metrics.set(EventMetric.SEATS_AVAILABLE, seatMaps.knownFreeSeats());
        metrics.publishConversion();
    }
}
