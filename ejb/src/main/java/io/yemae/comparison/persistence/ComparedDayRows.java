package io.yemae.comparison.persistence;

import io.yemae.comparison.ComparedDay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The days (Seoul) whose payments have been compared with the gateway's. */
@ApplicationScoped
public class ComparedDayRows {
    /* A comparison before the end of the day, which operators may ask for, is not that of the whole day. */
    private static final String IS_COMPARED = """
        SELECT 1
        FROM payment_comparisons
        WHERE day = ?1
          AND compared_at >= (day + 1)::timestamp AT TIME ZONE 'Asia/Seoul'""";

    private static final String MARK = """
        INSERT INTO payment_comparisons AS compared (day)
        VALUES (?1)
        ON CONFLICT (day) DO UPDATE SET compared_at = now()
        WHERE compared.compared_at < (compared.day + 1)::timestamp AT TIME ZONE 'Asia/Seoul'""";

    private static final String MARK_AGAIN = """
        INSERT INTO payment_comparisons (day)
        VALUES (?1)
        ON CONFLICT (day) DO UPDATE SET compared_at = now()""";

    /* By payment_differences_by_day. */
    private static final String SELECT = """
        SELECT compared.day, compared.compared_at, found.differences, found.open
        FROM payment_comparisons compared
        CROSS JOIN LATERAL (SELECT count(*) AS differences, count(*) FILTER (WHERE gone_at IS NULL AND resolved_at IS NULL) AS open
                            FROM payment_differences
                            WHERE day = compared.day) found
        """;

    private static final String ONE = SELECT + "WHERE compared.day = ?1";

    private static final String LIST = SELECT + """
        WHERE compared.day < ?1
        ORDER BY compared.day DESC
        LIMIT ?2""";

    private static final LocalDate AFTER_ALL = LocalDate.of(9999, 12, 31);

    @PersistenceContext
    EntityManager entityManager;

    /** Whether the whole day was compared. */
    public boolean isCompared(LocalDate day) {
        return !entityManager.createNativeQuery(IS_COMPARED).setParameter(1, day).getResultList().isEmpty();
    }

    /** Marks a whole day as compared. @return false if it was marked before */
    public boolean mark(LocalDate day) {
        return entityManager.createNativeQuery(MARK).setParameter(1, day).executeUpdate() > 0;
    }

    /** Marks a day as compared now, whether or not it was before. */
    public void markAgain(LocalDate day) {
        entityManager.createNativeQuery(MARK_AGAIN).setParameter(1, day).executeUpdate();
    }

    public ComparedDay get(LocalDate day) {
        return day((Tuple) entityManager.createNativeQuery(ONE, Tuple.class).setParameter(1, day).getSingleResult());
    }

    /** The latest first. @param before null for the first part */
    @SuppressWarnings("unchecked")
    public List<ComparedDay> list(LocalDate before, int limit) {
        List<Tuple> rows = entityManager.createNativeQuery(LIST, Tuple.class)
            .setParameter(1, before == null ? AFTER_ALL : before)
            .setParameter(2, limit)
            .getResultList();
        return rows.stream().map(ComparedDayRows::day).toList();
    }

    private static ComparedDay day(Tuple row) {
        return new ComparedDay(row.get("day", Date.class).toLocalDate(), row.get("compared_at", Instant.class),
            row.get("differences", Long.class), row.get("open", Long.class));
    }
}
