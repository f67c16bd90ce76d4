package io.yemae.door;

import java.time.Instant;
import java.util.UUID;

/**
 * What a scan means at present.
 *
 * @param at        the time that counts
 * @param conflict  whether it let somebody in but does not count
 * @param admission the scan that admits the ticket; null if none does
 */
public record ScanResult(UUID id, String ticket, ScanOutcome outcome, Instant at, boolean conflict, Admission admission) {
}
