package io.yemae.pricing;

import io.yemae.shared.EventId;
import io.yemae.shared.Uuid7;
import io.yemae.shared.Won;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A discount on the seats of a reservation: a percentage of their prices, or an amount.
 *
 * @param event      the event that it is valid for; null for all events
 * @param percent    null if it is an amount
 * @param amount     null if it is a percentage
 * @param totalLimit how many reservations may use it; null for no limit
 * @param userLimit  how many reservations of one user may use it; null for no limit
 */
public record DiscountCode(UUID id, EventId event, String code, Integer percent, Won amount, Instant startsAt, Instant endsAt,
                           Integer totalLimit, Integer userLimit) {

    /** The discount for seats of this price: rounded down to a whole won, and at most the price. */
    Won discount(Won seats) {
        return percent == null
            ? new Won(Math.min(amount.amount(), seats.amount()))
            : new Won(Math.multiplyExact(seats.amount(), (long) percent) / 100);
    }

    /** The same code, valid for one event alone. */
    public DiscountCode of(EventId one) {
        return new DiscountCode(id, one, code, percent, amount, startsAt, endsAt, totalLimit, userLimit);
    }

    /** The same code for another event, with a period that is so much later. */
    DiscountCode copy(EventId to, Duration shift) {
        return new DiscountCode(Uuid7.next(), to, code, percent, amount, startsAt.plus(shift), endsAt.plus(shift), totalLimit, userLimit);
    }

    boolean isValidAt(Instant time) {
        return !time.isBefore(startsAt) && time.isBefore(endsAt);
    }
}
