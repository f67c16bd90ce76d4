package io.yemae.door.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Determines the time of a scan. If the device waited for the answer, it is the time of arrival, so that no earlier admission is ordered
 * after it. An offline scan has the time of the device's clock, unless that clock is wrong.
 */
public final class DeviceClock {
    /** If a scan is older, the clock of the device is taken to be wrong. */
    private static final Duration OLDEST = Duration.ofDays(7);

    private final Instant receivedAt;
    private final boolean right;

    /**
     * @param sentAt when the device sent the scans, by its own clock
     * @param skew   the tolerated error of that clock
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
