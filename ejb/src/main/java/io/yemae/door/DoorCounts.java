package io.yemae.door;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The figures of a performance at the door.
 *
 * @param tickets   the number of valid tickets
 * @param admitted  the number of valid tickets that are admitted
 * @param devices   by name, at most 100
 * @param conflicts the latest first, at most 100
 */
public record DoorCounts(long tickets, long admitted, List<Device> devices, List<Conflict> conflicts) {

    /** @param admitted the number of valid tickets that a scan of this device admits */
    public record Device(String name, long admitted, long refused, Instant lastScanAt) {
    }

    /**
     * A scan that let somebody in, although another scan admits the ticket or the reservation is cancelled.
     *
     * @param seat    null for general admission
     * @param problem DUPLICATE or CANCELLED
     */
    public record Conflict(UUID scan, String ticket, String seat, ScanOutcome problem, String device, String by, Instant at) {
    }
}
