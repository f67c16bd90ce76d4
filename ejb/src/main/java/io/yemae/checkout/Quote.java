package io.yemae.checkout;

import io.yemae.shared.ReservationId;
import io.yemae.shared.Won;

/**
 * The price of a reservation.
 *
 * @param seats        the sum of the seats' prices
 * @param discountCode null if there is none
 */
public record Quote(ReservationId reservation, Won seats, Won fee, Won discount, String discountCode) {

    public Won total() {
        return new Won(seats.amount() + fee.amount() - discount.amount());
    }
}
