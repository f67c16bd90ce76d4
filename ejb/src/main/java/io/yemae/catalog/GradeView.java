package io.yemae.catalog;

import io.yemae.shared.Won;
import java.util.UUID;

/**
 * A price grade as other features see it.
 *
 * @param colour   as #rrggbb
 * @param quantity units per performance if the grade is general admission; null if it has seats
 */
public record GradeView(UUID id, String name, Won price, String colour, String description, Integer quantity) {

    public boolean isGeneralAdmission() {
        return quantity != null;
    }
}
