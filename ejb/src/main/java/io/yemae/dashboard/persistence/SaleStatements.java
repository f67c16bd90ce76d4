package io.yemae.dashboard.persistence;

import io.yemae.dashboard.SaleFigures.Money;
import io.yemae.dashboard.SaleFigures.Sale;
import io.yemae.shared.EventId;
import io.yemae.shared.Uuid7;
import io.yemae.shared.Won;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads the figures of a sale, over the connections for reads: they are few, and a statement takes at most a second, so that those who
 * watch a sale never slow it down.
 */
@ApplicationScoped
public class SaleStatements {
    private static final String SALE = SqlFile.read(SaleStatements.class, "sale.sql");
    private static final String MONEY = """
        SELECT count(*) AS reservations, cast(coalesce(sum(total_amount), 0) AS bigint) AS revenue
        FROM reservations
        WHERE event_id = :event
          AND status = 'confirmed'""";
    private static final Duration STUCK = Duration.ofSeconds(30);

    @PersistenceContext(unitName = "reads")
    EntityManager entityManager;

    /** Empty if there is no such event. */
    @SuppressWarnings("unchecked")
    public Optional<Sale> sale(EventId event, Instant now) {
        List<Tuple> rows = entityManager.createNativeQuery(SALE, Tuple.class)
            .setParameter("event", event.value())
            .setParameter("seconds", Sale.SECONDS)
            .setParameter("firstHold", Uuid7.least(now.minusSeconds(Sale.SECONDS).toEpochMilli()))
            .setParameter("lastMessage", Uuid7.least(now.minus(STUCK).toEpochMilli()))
            .getResultList();
        return rows.stream().findFirst().map(row -> new Sale(event, row.get("title", String.class), row.get("sale_start", Instant.class),
            row.get("sale_end", Instant.class), row.get("cancelled", Boolean.class), row.get("holds", Long.class),
            row.get("sales", Long.class), row.get("in_doubt", Long.class), row.get("oldest_doubt", Long.class),
            row.get("errors", Long.class), row.get("messages_stuck", Long.class)));
    }

    public Money money(EventId event) {
        Tuple row = (Tuple) entityManager.createNativeQuery(MONEY, Tuple.class).setParameter("event", event.value()).getSingleResult();
        return new Money(row.get("reservations", Long.class), new Won(row.get("revenue", Long.class)));
    }
}
