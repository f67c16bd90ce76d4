package io.yemae.till;

import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import java.time.Instant;

/**
 * What a member of staff took at a counter, or gave back.
 *
 * @param approvalNumber of the card terminal; null for other means, and for what was given back
 * @param reason         why it was given back; null for what was taken
 */
public record TillEntry(Means means, Won amount, String approvalNumber, String reason, UserId staff, Instant at) {
}
