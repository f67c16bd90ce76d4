package io.yemae.door;

import java.util.List;

/**
 * The data with which a device verifies tickets without a network.
 *
 * @param version      the value of {@code since} in the next request
 * @param complete     true if the list has all reservations; false if it has only those that have changed
 * @param paperCodes   whether unchanging codes are accepted
 * @param reservations by number
 */
public record DoorList(DoorPerformance performance, String version, boolean complete, boolean paperCodes, List<Guest> reservations) {

    /**
     * A reservation.
     *
     * @param name masked; null if the buyer is unknown
     * @param key  the key of its changing code, base64url; null if it is cancelled
     */
    public record Guest(String number, String name, boolean cancelled, String key, List<Ticket> tickets) {
    }

    /** @param seat null for general admission @param admission null if nobody was admitted with it */
    public record Ticket(String id, String seat, String grade, Admission admission) {
    }
}
