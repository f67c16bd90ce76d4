package io.yemae.shared;

import java.util.UUID;

/** Names one showing of an event. */
public record PerformanceId(UUID value) {

    public static PerformanceId next() {
        return new PerformanceId(Uuid7.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
