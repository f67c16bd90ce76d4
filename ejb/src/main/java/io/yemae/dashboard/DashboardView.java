package io.yemae.dashboard;

import io.yemae.seating.SeatTally;
import io.yemae.shared.EventId;
import io.yemae.shared.Won;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The figures of now and of today. Days are those of Seoul.
 *
 * @param at   when they were read
 * @param days the last 14, today the last of them
 * @param events those on sale, up to 20, the one that has sold most today first
 */
public record DashboardView(Instant at, Now now, Today today, List<Day> days, List<OnSale> events) {

    /**
     * @param liveHolds     that can still be paid
     * @param outboxWaiting messages that no broker has yet; more than a moment's worth means that the broker is away
     */
    public record Now(long liveHolds, long outboxWaiting) {
    }

    /**
     * @param confirmed  reservations paid today, also those that were cancelled since
     * @param cancelled  paid reservations cancelled today, whenever they were paid
     * @param registered users
     */
    public record Today(long confirmed, long cancelled, long registered) {
    }

    /**
     * What came in on a day, and what was given back: a refund counts on the day of its cancellation.
     */
    public record Day(LocalDate day, Won sales, Won refunds) {

        /** Below nothing when more was given back than came in. */
        public long revenue() {
            return sales.amount() - refunds.amount();
        }
    }

    /**
     * An event on sale.
     *
     * @param soldToday for how much was paid today and has not been cancelled
     * @param seats     over all performances to come
     */
    public record OnSale(EventId id, String title, Won soldToday, SeatTally seats) {
    }
}
