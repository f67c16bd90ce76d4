package io.yemae.dashboard;

import io.yemae.dashboard.DashboardView.Day;
import io.yemae.dashboard.DashboardView.Now;
import io.yemae.dashboard.DashboardView.OnSale;
import io.yemae.dashboard.DashboardView.Today;
import io.yemae.seating.SeatMaps;
import io.yemae.shared.EventId;
import io.yemae.shared.Won;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Figures of sales for operators. Three statements, each by an index; seats are counted in memory. */
@Stateless
public class Dashboard {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final int DAYS = 14;

    /* By reservations_due, outbox_unsent, reservations_confirmed, reservations_cancelled and users_by_registration. */
    private static final String COUNTS = """
        SELECT (SELECT count(*)
                FROM reservations
                WHERE is_live_hold(status, expires_at, now())) AS live_holds,
               (SELECT count(*)
                FROM outbox
                WHERE sent_at IS NULL) AS outbox_waiting,
               (SELECT count(*)
                FROM reservations
                WHERE confirmed_at >= ?1) AS confirmed,
               (SELECT count(*)
                FROM reservations
                WHERE cancelled_at >= ?1
                  AND confirmed_at IS NOT NULL) AS cancelled,
               (SELECT count(*)
                FROM users
                WHERE created_at >= ?1) AS registered""";

    /* By reservations_confirmed and reservations_cancelled. A refund is always the full amount. */
    private static final String MONEY = """
        SELECT to_char(moved.at AT TIME ZONE 'Asia/Seoul', 'YYYY-MM-DD') AS day,
               cast(sum(moved.sale) AS bigint) AS sales,
               cast(sum(moved.refund) AS bigint) AS refunds
        FROM (SELECT confirmed_at AS at, total_amount AS sale, 0 AS refund
              FROM reservations
              WHERE confirmed_at >= ?1
              UNION ALL
              SELECT cancelled_at, 0, total_amount
              FROM reservations
              WHERE cancelled_at >= ?1
                AND confirmed_at IS NOT NULL) moved
        GROUP BY 1""";

    /* By reservations_confirmed and events_by_sale_start. */
    private static final String ON_SALE = """
        SELECT event.id, event.title, coalesce(today.amount, 0) AS amount
        FROM events event
        LEFT JOIN (SELECT event_id, cast(sum(total_amount) AS bigint) AS amount
                   FROM reservations
                   WHERE confirmed_at >= ?1
                     AND status = 'confirmed'
                   GROUP BY event_id) today ON today.event_id = event.id
        WHERE event.cancelled_at IS NULL
          AND event.sale_start <= now()
          AND event.sale_end > now()
        ORDER BY coalesce(today.amount, 0) DESC, event.sale_start DESC, event.id
        LIMIT 20""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    SeatMaps seatMaps;

    @Inject
    Clock clock;

    public DashboardView figures() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, SEOUL);
        Instant midnight = today.atStartOfDay(SEOUL).toInstant();
        Tuple counts = rows(COUNTS, midnight).get(0);
        return new DashboardView(now,
            new Now(counts.get("live_holds", Long.class), counts.get("outbox_waiting", Long.class)),
            new Today(counts.get("confirmed", Long.class), counts.get("cancelled", Long.class), counts.get("registered", Long.class)),
            days(today), rows(ON_SALE, midnight).stream().map(this::onSale).toList());
    }

    /** With days that have no sales. */
    private List<Day> days(LocalDate today) {
        LocalDate first = today.minusDays(DAYS - 1);
        Map<LocalDate, Day> moved = rows(MONEY, first.atStartOfDay(SEOUL).toInstant()).stream()
            .map(row -> new Day(LocalDate.parse(row.get("day", String.class)), new Won(row.get("sales", Long.class)),
                new Won(row.get("refunds", Long.class))))
            .collect(Collectors.toMap(Day::day, Function.identity()));
        return first.datesUntil(today.plusDays(1)).map(day -> moved.getOrDefault(day, new Day(day, Won.ZERO, Won.ZERO))).toList();
    }

    private OnSale onSale(Tuple row) {
        EventId event = new EventId(row.get("id", UUID.class));
        return new OnSale(event, row.get("title", String.class), new Won(row.get("amount", Long.class)), seatMaps.tally(event));
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(String sql, Instant since) {
        return entityManager.createNativeQuery(sql, Tuple.class).setParameter(1, since).getResultList();
    }
}
