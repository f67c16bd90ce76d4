package io.yemae.shared;

import java.util.UUID;

/** Names an event. */
public record EventId(UUID value) {

    public static EventId next() {
        return new EventId(Uuid7.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
