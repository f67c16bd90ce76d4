package io.yemae.door;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The figures of a performance.
 *
 * @param tickets   that are valid
 * @param admitted  valid tickets that are admitted
 * @param devices   by name, at most 100
 * @param conflicts the latest first, at most 100
 */
public record DoorCounts(long tickets, long admitted, List<Device> devices, List<Conflict> conflicts) {

    /** @param admitted valid tickets that a scan of the device admits */
    public record Device(String name, long admitted, long refused, Instant lastScanAt) {
    }

    /**
     * A scan that let somebody in but does not count.
     *
     * @param seat    null for general admission
     * @param problem DUPLICATE or CANCELLED
     */
    public record Conflict(UUID scan, String ticket, String seat, ScanOutcome problem, String device, String by, Instant at) {
    }
}
