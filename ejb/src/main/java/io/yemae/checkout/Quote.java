package io.yemae.checkout;

import io.yemae.shared.ReservationId;
import io.yemae.shared.Won;

/**
 * What a reservation costs.
 *
 * @param seats        the sum of their prices
 * @param discountCode null when there is none
 */
public record Quote(ReservationId reservation, Won seats, Won fee, Won discount, String discountCode) {

    public Won total() {
        return new Won(seats.amount() + fee.amount() - discount.amount());
    }
}
