package io.yemae.planning;

import io.yemae.shared.Won;

/**
 * A price grade to be created.
 *
 * @param colour   as #rrggbb in lower case
 * @param quantity units per performance for general admission; null for a grade with seats
 */
public record NewGrade(String name, Won price, String colour, String description, Integer quantity) {
}
