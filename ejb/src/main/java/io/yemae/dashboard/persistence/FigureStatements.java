package io.yemae.dashboard.persistence;

import io.yemae.dashboard.DashboardView.Day;
import io.yemae.shared.EventId;
import io.yemae.shared.Won;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Reads figures of sales. Each statement reads by an index. */
@ApplicationScoped
public class FigureStatements {
    private static final String COUNTS = SqlFile.read(FigureStatements.class, "counts.sql");
    private static final String MONEY = SqlFile.read(FigureStatements.class, "money.sql");
    private static final String ON_SALE = SqlFile.read(FigureStatements.class, "on-sale.sql");

    @PersistenceContext
    EntityManager entityManager;

    /** Live holds and unsent messages now; reservations paid, paid reservations cancelled and users registered since an instant. */
    public record Counts(long liveHolds, long outboxWaiting, long confirmed, long cancelled, long registered) {
    }

    /** An event on sale, and the total of its reservations that were confirmed since an instant and not cancelled. */
    public record EventSales(EventId event, String title, Won sold) {
    }

    public Counts counts(Instant since) {
        Tuple row = rows(COUNTS, since).get(0);
        return new Counts(row.get("live_holds", Long.class), row.get("outbox_waiting", Long.class), row.get("confirmed", Long.class),
            row.get("cancelled", Long.class), row.get("registered", Long.class));
    }

    /** The days (Seoul) that have sales or refunds, in no order. */
    public List<Day> days(Instant since) {
        return rows(MONEY, since).stream()
            .map(row -> new Day(LocalDate.parse(row.get("day", String.class)), new Won(row.get("sales", Long.class)),
                new Won(row.get("refunds", Long.class))))
            .toList();
    }

    /** Up to 20 events, by their sales, descending. */
    public List<EventSales> onSale(Instant since) {
        return rows(ON_SALE, since).stream()
            .map(row -> new EventSales(new EventId(row.get("id", UUID.class)), row.get("title", String.class),
                new Won(row.get("amount", Long.class))))
            .toList();
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(String sql, Instant since) {
        return entityManager.createNativeQuery(sql, Tuple.class).setParameter(1, since).getResultList();
    }
}
