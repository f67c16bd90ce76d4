package io.yemae.pricing;

import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.Won;

/**
 * The price of a reservation, and by what it is paid.
 *
 * @param seats        the sum of the seats' prices
 * @param discountCode null if there is none
 * @param points       the part that the buyer wants to pay with points
 */
public record Quote(ReservationId reservation, Won seats, Won fee, Won discount, String discountCode, Won points) {

    public Quote {
        if (points.amount() > total(seats, fee, discount).amount()) {
            throw Problem.invalid("POINTS_OVER_PRICE", "결제할 금액보다 많은 포인트는 쓸 수 없습니다.");
        }
    }

    public Won total() {
        return total(seats, fee, discount);
    }

    /** What is left of the total for the card. */
    public Won rest() {
        return total().minus(points);
    }

    /**
     * The same price with a part in points.
     *
     * @throws Problem invalid {@code POINTS_OVER_PRICE}
     */
    Quote with(Won part) {
        return new Quote(reservation, seats, fee, discount, discountCode, part);
    }

    private static Won total(Won seats, Won fee, Won discount) {
        return new Won(seats.amount() + fee.amount() - discount.amount());
    }
}
