package io.yemae.door.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Determines the time of a scan. A scan that waited for the answer has the time of its arrival: nothing that was granted before can come
 * after it. An offline scan has the time of the device's clock, unless that clock is wrong.
 */
public final class DeviceClock {
    /** A device that sends scans which are older has a wrong clock. */
    private static final Duration OLDEST = Duration.ofDays(7);

    private final Instant receivedAt;
    private final boolean right;

    /**
     * @param sentAt by the device's clock, when it sent the scans
     * @param skew   by how much the clock may be wrong
     */
    public DeviceClock(Instant sentAt, Instant receivedAt, Duration skew) {
        this.receivedAt = receivedAt;
        this.right = Duration.between(sentAt, receivedAt).abs().compareTo(skew) <= 0;
    }

    /** The time of a scan, never after its arrival; in microseconds, as the database keeps it. */
    public Instant timeOf(Instant at, boolean offline) {
        boolean isPlausible = offline && right && at.isBefore(receivedAt) && at.isAfter(receivedAt.minus(OLDEST));
        return (isPlausible ? at : receivedAt).truncatedTo(ChronoUnit.MICROS);
    }
}
