package io.yemae.door;

import java.time.Instant;
import java.util.List;

/**
 * The answer to a batch of scans.
 *
 * @param results in the order of the request
 */
public record ScanAnswer(Instant receivedAt, List<ScanResult> results, DoorCounts counts) {
}
