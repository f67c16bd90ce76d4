package io.yemae.reports;

import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Won;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Sales and refunds in a period. A sale counts on the day of the payment, also if it was cancelled later, and a refund on the day of the
 * cancellation. Days are those of Asia/Seoul.
 *
 * @param scope        null for all events
 * @param total        counts reservations, like days, methods and channels; the other lines count seats
 * @param fees         booking fees, which belong to no grade; without counts
 * @param discounts    what was taken off the prices; without counts
 * @param sections     the line of general admission has no name
 * @param refunds      the latest day first
 * @param isComplete   whether these are all refunds
 * @param performances those of the event, as they are now; empty for all events
 */
public record SalesReport(Scope scope, Line total, Line fees, Line discounts, List<Line> days, List<Line> grades, List<Line> sections,
                          List<Line> methods, List<Line> channels, List<RefundLine> refunds, boolean isComplete,
                          List<Occupancy> performances) {

    /** @param performance null for all performances of the event, and so is {@code startsAt} then */
    public record Scope(EventId event, String title, PerformanceId performance, Instant startsAt) {
    }

    /**
     * @param name     what the line is about; may be null
     * @param sold     how many were paid
     * @param refunded how many were cancelled after that
     */
    public record Line(String name, long sold, Won sales, long refunded, Won refunds) {

        /** In won; negative if refunds exceed sales. */
        public long revenue() {
            return sales.amount() - refunds.amount();
        }
    }

    /** @param reason as it was given with the cancellation; null if none was */
    public record RefundLine(LocalDate day, String reason, long reservations, Won amount) {
    }

    /** @param sold seats that are sold now */
    public record Occupancy(PerformanceId performance, Instant startsAt, long seats, long sold) {
    }
}
