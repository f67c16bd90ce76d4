package io.yemae.till;

import io.yemae.shared.Won;

/** What a member of staff took by some means and gave back, and how often. */
public record Takings(Means means, Won taken, long sales, Won returned, long refunds) {
}
