package io.yemae.shared;

import java.util.UUID;

/** Identifies a performance: one showing of an event. */
public record PerformanceId(UUID value) {

    public static PerformanceId next() {
        return new PerformanceId(Uuid7.next());
    }

    /** The error for an id that names no performance: not found {@code PERFORMANCE_NOT_FOUND}. */
    public static Problem unknown() {
        return Problem.notFound("PERFORMANCE_NOT_FOUND", "공연 회차를 찾을 수 없습니다.");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
