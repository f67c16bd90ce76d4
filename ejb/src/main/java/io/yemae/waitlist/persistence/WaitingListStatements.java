package io.yemae.waitlist.persistence;

import io.yemae.seating.SeatPlan;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.sql.SqlFile;
import io.yemae.waitlist.WaitingEntryId;
import io.yemae.waitlist.domain.SeatCriteria;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;

/** Reads the waiting entries and the available seats of a performance, as the current transaction sees them. */
@ApplicationScoped
public class WaitingListStatements {
    private static final String WAITING = SqlFile.read(WaitingListStatements.class, "waiting.sql");

    /* By seats_ordinal, then seat_states by its key. */
    private static final String AVAILABLE = """
        SELECT seat.id
        FROM seats seat
        JOIN seat_states state ON state.seat_id = seat.id
        WHERE seat.performance_id = ?1
          AND state.status = 'available'""";

    @PersistenceContext
    EntityManager entityManager;

    public record Waiting(WaitingEntryId id, SeatCriteria criteria) {
    }

    /**
     * The list in its order, without entries that cannot be satisfied now: those that want more than {@code mostSeats}, or more seats than
     * their owners may have.
     */
    @SuppressWarnings("unchecked")
    public List<Waiting> waiting(PerformanceId performance, int mostSeats, int seatsPerUser) {
        List<Tuple> rows = entityManager.createNativeQuery(WAITING, Tuple.class)
            .setParameter("performance", performance.value())
            .setParameter("mostSeats", mostSeats)
            .setParameter("seatsPerUser", seatsPerUser)
            .getResultList();
        return rows.stream()
            .map(row -> new Waiting(new WaitingEntryId(row.get("id", UUID.class)),
                new SeatCriteria(row.get("quantity", Integer.class), GradeIds.read(row.get("grades", String.class)),
                    row.get("together", Boolean.class))))
            .toList();
    }

    /** The available seats by their indexes in a plan. */
    @SuppressWarnings("unchecked")
    public BitSet available(SeatPlan plan) {
        List<UUID> available = entityManager.createNativeQuery(AVAILABLE, UUID.class)
            .setParameter(1, plan.performance().value())
            .getResultList();
        BitSet seats = new BitSet(plan.size());
        available.stream().mapToInt(plan::indexOf).filter(seat -> seat >= 0).forEach(seats::set);
        return seats;
    }
}
