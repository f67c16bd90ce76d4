package io.yemae.catalog;

import io.yemae.shared.Won;

/**
 * What a grade is to be from now on.
 *
 * @param price       for what is sold from now on; what is held or sold keeps the price that it had
 * @param colour      as #rrggbb in small letters
 * @param description null for none
 * @param quantity    units a performance for general admission; null for seats
 */
public record ChangeGrade(Won price, String colour, String description, Integer quantity) {
}
