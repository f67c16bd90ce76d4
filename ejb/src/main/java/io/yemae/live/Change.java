package io.yemae.live;

import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.ReservationId;
import java.util.UUID;

/**
 * A change of some data.
 *
 * @param subject the id of what changed
 * @param detail  narrows it down; null for all of it
 */
public record Change(Kind kind, UUID subject, UUID detail) {

    /** The kind of the subject. */
    public enum Kind {
        /** Seats of a performance (subject): those of a reservation (detail), or all. */
        SEATS,

        /** The same, if no seat became free. */
        SEATS_TAKEN,

        /** Catalogue data of an event (subject), or of all events if the subject is null. */
        EVENT,

        /** The waiting room of an event (subject): the place of a user (detail), or the room itself. */
        ROOM,

        /** Access tokens have ended. The subject is null. */
        TOKENS
    }

    public static Change ofSeats(PerformanceId performance, ReservationId reservation) {
        return new Change(Kind.SEATS, performance.value(), reservation.value());
    }

    /** As {@link #ofSeats}, if seats were only taken: a cached "not free" stays correct. */
    public static Change ofTakenSeats(PerformanceId performance, ReservationId reservation) {
        return new Change(Kind.SEATS_TAKEN, performance.value(), reservation.value());
    }

    /** All seats of a performance. */
    public static Change ofSeats(PerformanceId performance) {
        return new Change(Kind.SEATS, performance.value(), null);
    }

    public static Change ofEvent(EventId event) {
        return new Change(Kind.EVENT, event.value(), null);
    }

    public static Change ofAllEvents() {
        return new Change(Kind.EVENT, null, null);
    }

    public static Change ofRoom(EventId event) {
        return new Change(Kind.ROOM, event.value(), null);
    }

    public static Change ofTokens() {
        return new Change(Kind.TOKENS, null, null);
    }

    boolean isOfSeats() {
        return kind == Kind.SEATS || kind == Kind.SEATS_TAKEN;
    }

    String written() {
        return kind + " " + written(subject) + " " + written(detail);
    }

    /** @throws IllegalArgumentException if the text was not written by {@link #written()} */
    static Change read(String written) {
        String[] parts = written.split(" ");
        if (parts.length != 3) {
            throw new IllegalArgumentException("Not a change: " + written);
        }
        return new Change(Kind.valueOf(parts[0]), read(parts, 1), read(parts, 2));
    }

    private static String written(UUID id) {
        return id == null ? "-" : id.toString();
    }

    private static UUID read(String[] parts, int index) {
        return parts[index].equals("-") ? null : UUID.fromString(parts[index]);
    }
}
