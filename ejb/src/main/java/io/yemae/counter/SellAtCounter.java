package io.yemae.counter;

import io.yemae.shared.PerformanceId;
import io.yemae.shared.SeatId;
import io.yemae.shared.Won;
import io.yemae.till.Means;
import java.util.List;

/**
 * Seats to sell at a counter.
 *
 * @param choice         which seats
 * @param approvalNumber of the card terminal; null for other means
 * @param customer       the e-mail address of the buyer's account; null for a buyer without an account, or one who does not name it
 * @param name           of a buyer without an account; null if it is not known, as may be the phone number
 * @param discountCode   null for none
 * @param expected       the price that the buyer was told; null if nobody was told any
 */
public record SellAtCounter(PerformanceId performance, Choice choice, Means means, String approvalNumber, String customer, String name,
                            String phone, String discountCode, Won expected) {

    /** Which seats are sold. */
    public sealed interface Choice {
    }

    /** These seats. */
    public record Seats(List<SeatId> seats) implements Choice {
    }

    /** The best available seats of a grade. @param grade its id or its name */
    public record Best(String grade, int quantity) implements Choice {
    }

    /** Without personal data. */
    @Override
    public String toString() {
        return "SellAtCounter[performance=" + performance + ", means=" + means + "]";
    }
}
