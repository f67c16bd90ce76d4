/**
 * Venues: where events take place, with names and addresses in Korean and English.
 *
 * <p>It knows no events. They name a venue by its id, and the pages about them read its name with their own statements.
 */
package io.yemae.venues;
