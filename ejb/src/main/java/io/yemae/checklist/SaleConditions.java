package io.yemae.checklist;

/**
 * What applies to an event's sale beside its own values.
 *
 * @param threshold      how many may be admitted at once
 * @param rate           how many may be admitted within a second
 * @param paused         whether nobody is admitted
 * @param sessionMinutes how long an admitted user may stay
 * @param holdMinutes    how long a hold lasts, if the event has no value of its own
 * @param holds          whether seats can be held at all
 * @param points         whether buyers can pay with points
 * @param card           whether buyers can pay through the gateway
 */
record SaleConditions(int threshold, int rate, boolean paused, int sessionMinutes, int holdMinutes, boolean holds, boolean points,
                      boolean card) {
}
