package io.yemae.door;

import java.time.Instant;
import java.util.UUID;

/**
 * A scan that let somebody in.
 *
 * @param by the name of the member of the staff; null if the account is gone
 */
public record Admission(UUID scan, Instant at, String device, String by, ScanMethod method) {
}
