package io.yemae.dashboard;

import io.yemae.seating.SeatTally;
import io.yemae.shared.EventId;
import io.yemae.shared.Won;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Current figures. Days are those of Asia/Seoul.
 *
 * @param at     when the figures were read
 * @param days   the last 14 days, today last
 * @param events up to 20 events on sale, by their sales of today, descending
 */
public record DashboardView(Instant at, Now now, Today today, List<Day> days, List<OnSale> events) {

    /**
     * @param liveHolds     holds that can still be paid
     * @param outboxWaiting messages not sent to the broker yet; a growing number means that the broker is not available
     */
    public record Now(long liveHolds, long outboxWaiting) {
    }

    /**
     * @param confirmed  reservations paid today, including those cancelled since
     * @param cancelled  paid reservations cancelled today, whenever they were paid
     * @param registered users who registered today
     */
    public record Today(long confirmed, long cancelled, long registered) {
    }

    /** Sales and refunds of a day. A refund counts on the day of the cancellation. */
    public record Day(LocalDate day, Won sales, Won refunds) {

        /** In won; negative if refunds exceed sales. */
        public long revenue() {
            return sales.amount() - refunds.amount();
        }
    }

    /**
     * An event on sale.
     *
     * @param soldToday the total of the reservations that were confirmed today and not cancelled
     * @param seats     over all future performances
     */
    public record OnSale(EventId id, String title, Won soldToday, SeatTally seats) {
    }
}
