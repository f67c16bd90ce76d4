package io.yemae.door;

import java.time.Instant;
import java.util.UUID;

/**
 * The present outcome of a scan.
 *
 * @param at        the time by which scans are ordered: of the device, or of the arrival
 * @param conflict  whether it let somebody in although another scan admits the ticket or the reservation is cancelled
 * @param admission the scan that admits the ticket; null if none does
 */
public record ScanResult(UUID id, String ticket, ScanOutcome outcome, Instant at, boolean conflict, Admission admission) {
}
