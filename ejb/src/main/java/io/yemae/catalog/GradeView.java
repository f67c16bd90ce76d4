package io.yemae.catalog;

import io.yemae.shared.Problem;
import io.yemae.shared.Won;
import java.util.UUID;

/**
 * A price grade as other features see it.
 *
 * @param colour   as #rrggbb
 * @param quantity units per performance if the grade is general admission; null if it has seats
 */
public record GradeView(UUID id, String name, Won price, String colour, String description, Integer quantity) {

    /** The error for an id or a name of no grade: not found {@code GRADE_NOT_FOUND}. */
    public static Problem unknown() {
        return Problem.notFound("GRADE_NOT_FOUND", "등급을 찾을 수 없습니다.");
    }

    public boolean isGeneralAdmission() {
        return quantity != null;
    }
}
