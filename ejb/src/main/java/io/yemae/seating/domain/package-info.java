/**
 * What follows from who has which seats: the map of a performance as a node shows it, the best seats that are left, which performance a buyer
 * means. No database.
 */
package io.yemae.seating.domain;
