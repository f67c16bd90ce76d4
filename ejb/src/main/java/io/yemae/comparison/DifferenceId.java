package io.yemae.comparison;

import io.yemae.shared.Problem;
import java.util.UUID;

public record DifferenceId(UUID value) {

    /** The error for an id that names no difference: not found {@code DIFFERENCE_NOT_FOUND}. */
    public static Problem unknown() {
        return Problem.notFound("DIFFERENCE_NOT_FOUND", "기록된 차이를 찾을 수 없습니다.");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
