package io.yemae.cancellation.persistence;

import io.yemae.cancellation.CancellationResult;
import io.yemae.cancellation.CancellationRun;
import io.yemae.cancellation.CancelledReservation;
import io.yemae.shared.EventId;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/** The runs, and the reservations of each with their results. */
@ApplicationScoped
public class CancellationRunRows {
    private static final String CLAIM = SqlFile.read(CancellationRunRows.class, "claim-run.sql");
    private static final String FINISH = SqlFile.read(CancellationRunRows.class, "finish-item.sql");

    private static final String ADD = """
        INSERT INTO cancellation_runs (id, requested_by, reason)
        VALUES (?1, ?2, ?3)""";

    private static final String ADD_ITEMS = """
        INSERT INTO cancellation_run_items (run_id, reservation_id)
        SELECT ?1, id
        FROM reservations
        WHERE id = ANY (?2)
          AND (cast(?3 AS uuid[]) IS NULL OR event_id = ANY (?3))""";

    private static final String FIND = """
        SELECT requested_by, reason, requested_at, done_at
        FROM cancellation_runs
        WHERE id = ?1""";

    private static final String COUNTS = """
        SELECT result, count(*) AS reservations, cast(sum(refund) AS bigint) AS refund
        FROM cancellation_run_items
        WHERE run_id = ?1
        GROUP BY result""";

    /* By the keys. */
    private static final String ITEMS = """
        SELECT item.reservation_id, reservation.number, item.result, item.refund, item.done_at
        FROM cancellation_run_items item
        LEFT JOIN reservations reservation ON reservation.id = item.reservation_id
        WHERE item.run_id = ?1
          AND (cast(?2 AS uuid) IS NULL OR item.reservation_id > ?2)
        ORDER BY item.reservation_id
        LIMIT ?3""";

    /* By cancellation_run_items_waiting. Those that failed come last. */
    private static final String WAITING = """
        SELECT item.reservation_id, reservation.user_id
        FROM cancellation_run_items item
        LEFT JOIN reservations reservation ON reservation.id = item.reservation_id
        WHERE item.run_id = ?1
          AND item.result IS NULL
        ORDER BY item.attempts
        LIMIT ?2""";

    private static final String LOCK = """
        SELECT reservation_id
        FROM cancellation_run_items
        WHERE run_id = ?1
          AND reservation_id = ?2
          AND result IS NULL
        FOR UPDATE SKIP LOCKED""";

    private static final String FAILED = """
        UPDATE cancellation_run_items
        SET attempts = attempts + 1,
            result = CASE WHEN attempts + 1 >= ?3 THEN 'failed' END,
            done_at = CASE WHEN attempts + 1 >= ?3 THEN now() END
        WHERE run_id = ?1
          AND reservation_id = ?2
          AND result IS NULL""";

    private static final String CONTINUE = """
        UPDATE cancellation_runs
        SET look_at = now()
        WHERE id = ?1""";

    private static final String END = """
        UPDATE cancellation_runs
        SET done_at = now()
        WHERE id = ?1""";

    /* By cancellation_runs_done. Their items go with them. */
    private static final String DELETE_OLD = """
        DELETE FROM cancellation_runs
        WHERE done_at < now() - interval '30 days'""";

    @PersistenceContext
    EntityManager entityManager;

    public record Due(UUID id, UserId requestedBy, String reason) {
    }

    /** A reservation without a result. @param buyer null if it has been deleted meanwhile */
    public record Waiting(ReservationId id, UserId buyer) {
    }

    /** Adds a run, due at once. @param among the events whose reservations it may have; null for all */
    public void add(UUID run, UserId staff, String reason, List<ReservationId> reservations, Set<EventId> among) {
        entityManager.createNativeQuery(ADD)
            .setParameter(1, run)
            .setParameter(2, staff.value())
            .setParameter(3, reason)
            .executeUpdate();
        entityManager.createNativeQuery(ADD_ITEMS).unwrap(NativeQuery.class)
            .setParameter(1, run)
            .setParameter(2, reservations.stream().map(ReservationId::value).toArray(UUID[]::new), UUID[].class)
            .setParameter(3, SelectionRows.events(among), UUID[].class)
            .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    public Optional<CancellationRun> find(UUID run) {
        List<Tuple> rows = entityManager.createNativeQuery(FIND, Tuple.class).setParameter(1, run).getResultList();
        return rows.stream().findFirst().map(row -> view(run, row));
    }

    @SuppressWarnings("unchecked")
    private CancellationRun view(UUID run, Tuple row) {
        Map<CancellationResult, Long> results = new EnumMap<>(CancellationResult.class);
        long waiting = 0;
        long refund = 0;
        List<Tuple> counts = entityManager.createNativeQuery(COUNTS, Tuple.class).setParameter(1, run).getResultList();
        for (Tuple count : counts) {
            CancellationResult result = CancellationResult.of(count.get("result", String.class));
            if (result == null) {
                waiting = count.get("reservations", Long.class);
            } else {
                results.put(result, count.get("reservations", Long.class));
                refund += count.get("refund", Long.class);
            }
        }
        return new CancellationRun(run, new UserId(row.get("requested_by", UUID.class)), row.get("reason", String.class),
            row.get("requested_at", Instant.class), row.get("done_at", Instant.class), waiting, results, new Won(refund));
    }

    /** @param after the reservation that the list follows; null for the first */
    @SuppressWarnings("unchecked")
    public List<CancelledReservation> reservations(UUID run, ReservationId after, int limit) {
        List<Tuple> rows = entityManager.createNativeQuery(ITEMS, Tuple.class).unwrap(NativeQuery.class)
            .setParameter(1, run)
            .setParameter(2, after == null ? null : after.value(), UUID.class)
            .setParameter(3, limit)
            .getResultList();
        return rows.stream().map(row -> new CancelledReservation(new ReservationId(row.get("reservation_id", UUID.class)),
            row.get("number", String.class), CancellationResult.of(row.get("result", String.class)), new Won(row.get("refund", Long.class)),
            row.get("done_at", Instant.class))).toList();
    }

    /** Claims a due run for 20 seconds. Empty if none is due. */
    @SuppressWarnings("unchecked")
    public Optional<Due> claim() {
        List<Tuple> due = entityManager.createNativeQuery(CLAIM, Tuple.class).getResultList();
        return due.stream().findFirst().map(row -> new Due(row.get("id", UUID.class), new UserId(row.get("requested_by", UUID.class)),
            row.get("reason", String.class)));
    }

    @SuppressWarnings("unchecked")
    public List<Waiting> waiting(UUID run, int most) {
        List<Tuple> rows = entityManager.createNativeQuery(WAITING, Tuple.class).setParameter(1, run).setParameter(2, most).getResultList();
        return rows.stream().map(row -> new Waiting(new ReservationId(row.get("reservation_id", UUID.class)),
            Optional.ofNullable(row.get("user_id", UUID.class)).map(UserId::new).orElse(null))).toList();
    }

    /** Locks a reservation of a run until the end of the transaction. @return false if it has a result, or another node has locked it */
    public boolean lock(UUID run, ReservationId reservation) {
        return !entityManager.createNativeQuery(LOCK, UUID.class).setParameter(1, run).setParameter(2, reservation.value())
            .getResultList().isEmpty();
    }

    /** @param result null if there was nothing to cancel */
    public void finish(UUID run, ReservationId reservation, CancellationResult result) {
        entityManager.createNativeQuery(FINISH).unwrap(NativeQuery.class)
            .setParameter(1, run)
            .setParameter(2, reservation.value())
            .setParameter(3, result == null ? null : result.wireName(), String.class)
            .executeUpdate();
    }

    /** Counts an attempt. The last one is the result. */
    public void failed(UUID run, ReservationId reservation, int mostAttempts) {
        entityManager.createNativeQuery(FAILED)
            .setParameter(1, run)
            .setParameter(2, reservation.value())
            .setParameter(3, mostAttempts)
            .executeUpdate();
    }

    /** Makes the run due at once. */
    public void continueWith(UUID run) {
        entityManager.createNativeQuery(CONTINUE).setParameter(1, run).executeUpdate();
    }

    public void end(UUID run) {
        entityManager.createNativeQuery(END).setParameter(1, run).executeUpdate();
    }

    public void deleteOld() {
        entityManager.createNativeQuery(DELETE_OLD).executeUpdate();
    }
}
