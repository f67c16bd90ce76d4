package io.yemae.rehearsal;

/**
 * The behaviour of the buyers of a rehearsal.
 *
 * @param buyers         the number of buyers
 * @param arrivalSeconds the time until the last buyer arrives
 * @param atOncePercent  the share of buyers that arrive within the first second
 * @param seatsPerBuyer  the number of seats that each buyer wants
 * @param thinkMillis    the mean time that a buyer thinks before each decision
 * @param giveUpPercent  the share of buyers that give up: in the waiting room, while they choose seats, or with seats held
 * @param longestSeconds the rehearsal ends after this time in any case
 */
public record RehearsalSettings(int buyers, int arrivalSeconds, int atOncePercent, int seatsPerBuyer, int thinkMillis, int giveUpPercent,
                                int longestSeconds) {
}
