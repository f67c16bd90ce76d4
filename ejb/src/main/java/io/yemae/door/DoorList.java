package io.yemae.door;

import java.util.List;

/**
 * What a device needs to verify tickets without a network.
 *
 * @param version      for the next request
 * @param complete     whether it has all reservations, and not only those that have changed
 * @param paperCodes   whether codes that do not change are accepted
 * @param reservations by number
 */
public record DoorList(DoorPerformance performance, String version, boolean complete, boolean paperCodes, List<Guest> reservations) {

    /**
     * A reservation.
     *
     * @param name masked; null if the buyer is not known
     * @param key  of its code that changes, base64url; null if it is cancelled
     */
    public record Guest(String number, String name, boolean cancelled, String key, List<Ticket> tickets) {
    }

    /** @param seat null for general admission @param admission null if nobody was admitted with it */
    public record Ticket(String id, String seat, String grade, Admission admission) {
    }
}
