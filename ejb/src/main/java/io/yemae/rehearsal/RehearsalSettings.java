package io.yemae.rehearsal;

/**
 * How the buyers of a rehearsal behave.
 *
 * @param buyers         how many there are
 * @param arrivalSeconds until the last of them has arrived
 * @param atOncePercent  how many of them arrive within the first second
 * @param seatsPerBuyer  how many seats each wants
 * @param thinkMillis    the mean time that a buyer thinks before each decision
 * @param giveUpPercent  how many of them give up: while they wait, while they choose, or with seats held
 * @param longestSeconds after which the rehearsal ends in any case
 */
public record RehearsalSettings(int buyers, int arrivalSeconds, int atOncePercent, int seatsPerBuyer, int thinkMillis, int giveUpPercent,
                                int longestSeconds) {
}
