package io.yemae.shared;

import java.util.UUID;

public record EventId(UUID value) {

    public static EventId next() {
        return new EventId(Uuid7.next());
    }

    /** The error for an id that names no event: not found {@code EVENT_NOT_FOUND}. */
    public static Problem unknown() {
        return Problem.notFound("EVENT_NOT_FOUND", "이벤트를 찾을 수 없습니다.");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
