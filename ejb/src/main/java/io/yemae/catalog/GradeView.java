package io.yemae.catalog;

import io.yemae.shared.Problem;
import io.yemae.shared.Won;
import java.util.LinkedHashMap;
import java.util.Map;
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

    /** The same grade, for another event. */
    NewGrade copy() {
        return new NewGrade(name, price, colour, description, quantity);
    }

    /** What can be changed, by the names of the request. A value may be null. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("price", price.amount());
        values.put("colour", colour);
        values.put("description", description);
        values.put("quantity", quantity);
        return values;
    }

    public boolean isGeneralAdmission() {
        return quantity != null;
    }
}
