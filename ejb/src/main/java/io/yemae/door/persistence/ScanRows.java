package io.yemae.door.persistence;

import io.yemae.door.Admission;
import io.yemae.door.Scan;
import io.yemae.door.ScanMethod;
import io.yemae.door.ScanOutcome;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.ReservationId;
import io.yemae.shared.SeatId;
import io.yemae.shared.UserId;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.query.NativeQuery;

/** Records scans. Undoing one marks its row and does not delete it. */
@ApplicationScoped
public class ScanRows {
    private static final String SCANS = SqlFile.read(ScanRows.class, "scans.sql");
    private static final String ADD = SqlFile.read(ScanRows.class, "add-scans.sql");

    private static final String BY_IDS = SCANS + """
        WHERE scan.id = ANY (cast(:ids AS uuid[]))""";

    private static final String STANDING = SCANS + """
        WHERE scan.reservation_id = ANY (cast(:reservations AS uuid[]))
          AND scan.refusal IS NULL
          AND scan.undone_at IS NULL""";

    private static final String UNDO = """
        UPDATE door_scans
        SET undone_at = clock_timestamp(), undone_by = ?2, undo_reason = ?3
        WHERE id = ?1
          AND undone_at IS NULL""";

    private static final String LET_IN_AFTERWARDS = """
        UPDATE door_scans
        SET refusal = NULL, offline = true, received_at = ?2
        WHERE id = ?1""";

    private static final String NAME = """
        SELECT name
        FROM users
        WHERE id = ?1""";

    @PersistenceContext
    EntityManager entityManager;

    /**
     * A recorded scan.
     *
     * @param refusal null if it let somebody in
     */
    public record Recorded(PerformanceId performance, ReservationId reservation, SeatId seat, Admission scan, ScanOutcome refusal,
                           boolean undone) {
    }

    /** @param refusal null if it let somebody in */
    public record NewScan(ReservationId reservation, SeatId seat, Scan scan, Instant at, ScanOutcome refusal) {
    }

    /** The time of the database, which all nodes share. It is not the start of the transaction, which may have waited for a lock since. */
    public Instant now() {
        return (Instant) entityManager.createNativeQuery("SELECT clock_timestamp()", Instant.class).getSingleResult();
    }

    /** @return null if there is no such user */
    @SuppressWarnings("unchecked")
    public String nameOf(UserId user) {
        List<String> names = entityManager.createNativeQuery(NAME, String.class).setParameter(1, user.value()).getResultList();
        return names.stream().findFirst().orElse(null);
    }

    public Optional<Recorded> find(UUID id) {
        return byIds(List.of(id)).stream().findFirst();
    }

    public List<Recorded> byIds(Collection<UUID> ids) {
        return query(BY_IDS).setParameter("ids", ids.toArray(UUID[]::new)).getResultList().stream().map(ScanRows::recorded).toList();
    }

    /** The scans of reservations that let somebody in and were not undone. */
    public List<Recorded> standing(List<UUID> reservations) {
        return query(STANDING).setParameter("reservations", reservations.toArray(UUID[]::new)).getResultList().stream()
            .map(ScanRows::recorded)
            .toList();
    }

    public void add(PerformanceId performance, List<NewScan> scans, UserId by, Instant receivedAt) {
        entityManager.createNativeQuery(ADD)
            .setParameter("ids", scans.stream().map(each -> each.scan().id()).toArray(UUID[]::new))
            .setParameter("reservations", scans.stream().map(each -> each.reservation().value()).toArray(UUID[]::new))
            .setParameter("seats", scans.stream().map(each -> each.seat().value()).toArray(UUID[]::new))
            .setParameter("devices", texts(scans, each -> each.scan().device()))
            .setParameter("methods", texts(scans, each -> each.scan().method().wireName()))
            .setParameter("offline", texts(scans, each -> String.valueOf(each.scan().offline())))
            .setParameter("decisions", texts(scans, each -> String.valueOf(each.scan().decision())))
            .setParameter("times", texts(scans, each -> each.at().toString()))
            .setParameter("refusals", texts(scans, each -> each.refusal() == null ? null : each.refusal().wireName()))
            .setParameter("performance", performance.value())
            .setParameter("by", by.value())
            .setParameter("receivedAt", receivedAt)
            .executeUpdate();
    }

    /** Turns a refused scan into an offline one: the device did not receive the refusal and let the person in. */
    public void letInAfterwards(UUID id, Instant receivedAt) {
        entityManager.createNativeQuery(LET_IN_AFTERWARDS).setParameter(1, id).setParameter(2, receivedAt).executeUpdate();
    }

    /** @return false if it was undone before */
    public boolean undo(UUID id, UserId by, String reason) {
        return entityManager.createNativeQuery(UNDO).setParameter(1, id).setParameter(2, by.value()).setParameter(3, reason)
            .executeUpdate() == 1;
    }

    private static String[] texts(List<NewScan> scans, Function<NewScan, String> text) {
        return scans.stream().map(text).toArray(String[]::new);
    }

    private static Recorded recorded(Tuple row) {
        String refusal = row.get("refusal", String.class);
        return new Recorded(new PerformanceId(row.get("performance_id", UUID.class)),
            new ReservationId(row.get("reservation_id", UUID.class)), new SeatId(row.get("seat_id", UUID.class)),
            new Admission(row.get("id", UUID.class), row.get("at", Instant.class), row.get("device", String.class),
                row.get("staff", String.class), ScanMethod.ofWireName(row.get("method", String.class))),
            refusal == null ? null : ScanOutcome.ofWireName(refusal), row.get("undone", Boolean.class));
    }

    @SuppressWarnings("unchecked")
    private NativeQuery<Tuple> query(String sql) {
        return entityManager.createNativeQuery(sql, Tuple.class).unwrap(NativeQuery.class);
    }
}
