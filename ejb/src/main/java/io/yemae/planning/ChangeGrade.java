package io.yemae.planning;

import io.yemae.shared.Won;

/**
 * New values of a grade.
 *
 * @param price       for later reservations; seats that are held or sold keep their price
 * @param colour      as #rrggbb in lower case
 * @param description null for none
 * @param quantity    units per performance for general admission; null for a grade with seats
 */
public record ChangeGrade(Won price, String colour, String description, Integer quantity) {
}
