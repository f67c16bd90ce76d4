package io.yemae.catalog;

import io.yemae.shared.Won;

/**
 * A price grade to be made.
 *
 * @param colour   as #rrggbb in small letters
 * @param quantity units a performance for general admission; null for seats
 */
public record NewGrade(String name, Won price, String colour, String description, Integer quantity) {
}
