package io.yemae.seating.persistence;

import io.yemae.seating.BlockReason;
import io.yemae.seating.SeatBlocks.Blocked;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.SeatId;
import io.yemae.shared.UserId;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.query.NativeQuery;

/** Blocked seats and the notes on seats. */
@ApplicationScoped
public class SeatBlockRows {
    private static final String BLOCK = SqlFile.read(SeatBlockRows.class, "block-seats.sql");
    private static final String RELEASE = SqlFile.read(SeatBlockRows.class, "release-seats.sql");
    private static final String MARKED = SqlFile.read(SeatBlockRows.class, "marked-seats.sql");

    private static final String NOTE = """
        INSERT INTO seat_notes (seat_id, note, written_by, written_at)
        SELECT seat, ?2, ?3, now()
        FROM unnest(cast(?1 AS uuid[])) seat
        ORDER BY seat
        ON CONFLICT (seat_id) DO UPDATE SET note = excluded.note, written_by = excluded.written_by, written_at = excluded.written_at""";

    private static final String REMOVE_NOTE = """
        DELETE FROM seat_notes
        WHERE seat_id = ANY (?1)""";

    private static final String RESERVE_RELEASED =
        "SELECT cast(reserve_returned_seats(cast(:seats AS uuid[]), NULL, true) AS text)";

    @PersistenceContext
    EntityManager entityManager;

    /**
     * A seat that is blocked or has a note.
     *
     * @param blocked null if it is not blocked
     * @param note    null if it has none
     */
    public record MarkedRow(SeatId seat, String label, Blocked blocked, String note) {
    }

    /** Blocks those of the seats that are free. @return them; the caller rolls back if there are fewer than it wants */
    public Set<SeatId> block(List<SeatId> seats, BlockReason reason, String remark, UserId by) {
        return seats(query(BLOCK)
            .setParameter("seats", valuesOf(seats))
            .setParameter("reason", reason.wireName())
            .setParameter("remark", remark, String.class)
            .setParameter("by", by.value()));
    }

    /**
     * Releases those of the seats that are blocked. If somebody waits for the performance, they are reserved for the waiting list.
     *
     * @return them; the caller rolls back if there are fewer than it wants
     */
    public Set<SeatId> release(List<SeatId> seats) {
        Set<SeatId> released = seats(query(RELEASE).setParameter("seats", valuesOf(seats)));
        query(RESERVE_RELEASED).setParameter("seats", valuesOf(List.copyOf(released))).getSingleResult();
        return released;
    }

    /** @param note null to remove it */
    public void note(List<SeatId> seats, String note, UserId by) {
        if (note == null) {
            entityManager.createNativeQuery(REMOVE_NOTE).setParameter(1, valuesOf(seats)).executeUpdate();
        } else {
            entityManager.createNativeQuery(NOTE).setParameter(1, valuesOf(seats)).setParameter(2, note).setParameter(3, by.value())
                .executeUpdate();
        }
    }

    /** In the order of the seats. */
    public List<MarkedRow> marked(PerformanceId performance) {
        return query(MARKED).setParameter("performance", performance.value()).getResultList().stream().map(SeatBlockRows::marked).toList();
    }

    private static MarkedRow marked(Tuple row) {
        String reason = row.get("reason", String.class);
        Blocked blocked = reason == null ? null : new Blocked(BlockReason.of(reason).orElseThrow(), row.get("remark", String.class),
            new UserId(row.get("blocked_by", UUID.class)), row.get("blocked_at", Instant.class));
        return new MarkedRow(new SeatId(row.get("id", UUID.class)), row.get("label", String.class), blocked, row.get("note", String.class));
    }

    private static Set<SeatId> seats(NativeQuery<Tuple> query) {
        return query.getResultList().stream().map(row -> new SeatId(row.get("seat_id", UUID.class))).collect(Collectors.toSet());
    }

    private static UUID[] valuesOf(List<SeatId> seats) {
        return seats.stream().map(SeatId::value).toArray(UUID[]::new);
    }

    @SuppressWarnings("unchecked")
    private NativeQuery<Tuple> query(String sql) {
        return entityManager.createNativeQuery(sql, Tuple.class).unwrap(NativeQuery.class);
    }
}
