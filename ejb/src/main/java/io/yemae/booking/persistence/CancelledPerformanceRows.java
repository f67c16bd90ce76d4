package io.yemae.booking.persistence;

import io.yemae.shared.PerformanceId;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The queue of cancelled performances whose reservations are still to be cancelled. */
@ApplicationScoped
public class CancelledPerformanceRows {
    private static final String CLAIM = SqlFile.read(CancelledPerformanceRows.class, "claim-cancelled.sql");
    private static final String LIVE = SqlFile.read(CancelledPerformanceRows.class, "live-reservations.sql");

    /* Two hours are longer than any hold together with a payment of it. */
    private static final String MARK = """
        INSERT INTO cancelled_performances (performance_id, reason, look_at, watch_until)
        VALUES (?1, ?2, now(), now() + interval '2 hours')
        ON CONFLICT (performance_id) DO NOTHING""";

    private static final String CONTINUE = """
        UPDATE cancelled_performances
        SET look_at = now()
        WHERE performance_id = ?1""";

    private static final String END = """
        DELETE FROM cancelled_performances
        WHERE performance_id = ?1
          AND watch_until < now()""";

    @PersistenceContext
    EntityManager entityManager;

    /** A performance that is due, and the reason of its cancellation. */
    public record Due(PerformanceId performance, String reason) {
    }

    public record LiveReservation(ReservationId id, UserId user) {
    }

    /** Queues a performance, due at once. No effect if it is queued already. */
    public void mark(PerformanceId performance, String reason) {
        entityManager.createNativeQuery(MARK)
            .setParameter(1, performance.value())
            .setParameter(2, reason)
            .executeUpdate();
    }

    /** Claims a due performance for 20 seconds. Empty if none is due. */
    @SuppressWarnings("unchecked")
    public Optional<Due> claim() {
        List<Tuple> due = entityManager.createNativeQuery(CLAIM, Tuple.class).getResultList();
        return due.stream().findFirst()
            .map(row -> new Due(new PerformanceId(row.get("performance_id", UUID.class)), row.get("reason", String.class)));
    }

    /** Live holds and confirmed reservations of a performance, in random order. */
    @SuppressWarnings("unchecked")
    public List<LiveReservation> liveReservations(PerformanceId performance, int most) {
        List<Tuple> live = entityManager.createNativeQuery(LIVE, Tuple.class)
            .setParameter(1, performance.value())
            .setParameter(2, most)
            .getResultList();
        return live.stream()
            .map(row -> new LiveReservation(new ReservationId(row.get("id", UUID.class)), new UserId(row.get("user_id", UUID.class))))
            .toList();
    }

    /** Makes the performance due at once. */
    public void continueWith(PerformanceId performance) {
        entityManager.createNativeQuery(CONTINUE).setParameter(1, performance.value()).executeUpdate();
    }

    /** Removes the performance from the queue if its two hours are over. */
    public void end(PerformanceId performance) {
        entityManager.createNativeQuery(END).setParameter(1, performance.value()).executeUpdate();
    }
}
