package io.yemae.shared;

import java.util.UUID;

public record SeatId(UUID value) {

    public static SeatId next() {
        return new SeatId(Uuid7.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
