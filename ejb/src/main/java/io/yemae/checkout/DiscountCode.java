package io.yemae.checkout;

import io.yemae.shared.Won;
import java.time.Instant;
import java.util.UUID;

/**
 * A code that makes seats cheaper: by a percentage of their prices, or by an amount.
 *
 * @param percent    null when it is an amount
 * @param amount     won; null when it is a percentage
 * @param totalLimit how many reservations may use it; null for any number
 * @param userLimit  how many of one user; null for any number
 */
public record DiscountCode(UUID id, String code, Integer percent, Won amount, Instant startsAt, Instant endsAt, Integer totalLimit,
                           Integer userLimit) {

    /** Fractions of a won are the buyer's loss; nobody pays less than nothing for the seats. */
    Won off(Won seats) {
        return percent == null
            ? new Won(Math.min(amount.amount(), seats.amount()))
            : new Won(Math.multiplyExact(seats.amount(), (long) percent) / 100);
    }

    boolean isValidAt(Instant time) {
        return !time.isBefore(startsAt) && time.isBefore(endsAt);
    }
}
