package io.yemae.door.persistence;

import io.yemae.catalog.EventTexts;
import io.yemae.door.DoorCounts;
import io.yemae.door.DoorPerformance;
import io.yemae.door.ScanOutcome;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/** Performances at the door, and their figures. */
@ApplicationScoped
public class DoorRows {
    private static final String PERFORMANCES = SqlFile.read(DoorRows.class, "performances.sql");
    private static final String COUNTS = SqlFile.read(DoorRows.class, "counts.sql");
    private static final String DEVICES = SqlFile.read(DoorRows.class, "devices.sql");
    private static final String CONFLICTS = SqlFile.read(DoorRows.class, "conflicts.sql");

    /* By performances_by_start. */
    private static final String BETWEEN = PERFORMANCES + """
          AND performance.ends_at > :from
          AND performance.starts_at > cast(:from AS timestamptz) - interval '1 day'
          AND performance.starts_at < :until
          AND (cast(:events AS uuid[]) IS NULL OR performance.event_id = ANY (cast(:events AS uuid[])))
        ORDER BY performance.starts_at, performance.id
        LIMIT 200""";

    private static final String ONE = PERFORMANCES + """
          AND performance.id = :performance""";

    @PersistenceContext
    EntityManager entityManager;

    /**
     * The first 200 performances, by start.
     *
     * @param from   the performances end after this time
     * @param until  the performances start before this time
     * @param events null for all
     */
    public List<DoorPerformance> between(Instant from, Instant until, Set<EventId> events) {
        UUID[] ids = events == null ? null : events.stream().map(EventId::value).toArray(UUID[]::new);
        return query(BETWEEN).setParameter("from", from).setParameter("until", until).setParameter("events", ids, UUID[].class)
            .getResultList().stream().map(DoorRows::performance).toList();
    }

    public Optional<DoorPerformance> find(PerformanceId id) {
        return query(ONE).setParameter("performance", id.value()).getResultList().stream().findFirst().map(DoorRows::performance);
    }

    public DoorCounts counts(PerformanceId performance) {
        Tuple row = query(COUNTS).setParameter("performance", performance.value()).getSingleResult();
        return new DoorCounts(row.get("tickets", Long.class), row.get("admitted", Long.class), rows(DEVICES, performance).stream()
            .map(each -> new DoorCounts.Device(each.get("device", String.class), each.get("admitted", Long.class),
                each.get("refused", Long.class), each.get("last_scan_at", Instant.class)))
            .toList(), rows(CONFLICTS, performance).stream().map(DoorRows::conflict).toList());
    }

    private static DoorCounts.Conflict conflict(Tuple row) {
        return new DoorCounts.Conflict(row.get("id", UUID.class), row.get("ticket", String.class), row.get("label", String.class),
            ScanOutcome.ofWireName(row.get("problem", String.class)), row.get("device", String.class), row.get("staff", String.class),
            row.get("at", Instant.class));
    }

    private static DoorPerformance performance(Tuple row) {
        return new DoorPerformance(new PerformanceId(row.get("id", UUID.class)), new EventId(row.get("event_id", UUID.class)),
            row.get("title", String.class), row.get("venue", String.class), new EventTexts(row.get("english_title", String.class), null,
                null, row.get("english_name", String.class), row.get("english_address", String.class)),
            row.get("starts_at", Instant.class), row.get("ends_at", Instant.class), row.get("cancelled", Boolean.class));
    }

    private List<Tuple> rows(String sql, PerformanceId performance) {
        return query(sql).setParameter("performance", performance.value()).getResultList();
    }

    @SuppressWarnings("unchecked")
    private NativeQuery<Tuple> query(String sql) {
        return entityManager.createNativeQuery(sql, Tuple.class).unwrap(NativeQuery.class);
    }
}
