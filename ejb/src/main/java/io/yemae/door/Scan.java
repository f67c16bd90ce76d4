package io.yemae.door;

import java.time.Instant;
import java.util.UUID;

/**
 * A scan as a device reports it.
 *
 * @param id       made by the device
 * @param ticket   the number of the reservation and a number within it
 * @param at       the time by the clock of the device
 * @param device   the name of the device or of its gate
 * @param offline  whether the device let somebody in without an answer of the platform
 * @param code     the text of the code; null if there was no code, or if the scan is offline
 * @param decision whether staff decided to let somebody in who showed a screenshot
 */
public record Scan(UUID id, String ticket, Instant at, String device, boolean offline, ScanMethod method, String code, boolean decision) {

    /** The part of the ticket's name that is the number of its reservation. */
    public String reservationNumber() {
        return ticket.substring(0, Math.max(0, ticket.lastIndexOf('-')));
    }
}
