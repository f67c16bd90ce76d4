package io.yemae.holds.persistence;

import io.yemae.live.Change;
import io.yemae.live.Changes;
import io.yemae.ops.EventMetric;
import io.yemae.ops.Metrics;
import io.yemae.ops.Visitor;
import io.yemae.policies.Policies;
import io.yemae.policies.Policy;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.ReservationId;
import io.yemae.shared.SeatId;
import io.yemae.shared.UserId;
import io.yemae.shared.logging.Trace;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.query.NativeQuery;

/**
 * The SQL statements that change and extend a hold. They run one after the other in the caller's transaction, under the lock of the
 * reservation: a statement of its own for each step, so that a slot of a seat that is given back can be used by one that is added.
 */
@ApplicationScoped
public class HoldChangeStatements {
    private static final String LOCK = SqlFile.read(HoldChangeStatements.class, "lock-hold.sql");
    private static final String LOCK_SEATS = SqlFile.read(HoldChangeStatements.class, "lock-changed-seats.sql");
    private static final String LOCK_FREE = SqlFile.read(HoldChangeStatements.class, "lock-free-seats.sql");
    private static final String DROP = SqlFile.read(HoldChangeStatements.class, "change-hold-drop.sql");
    private static final String ADD = SqlFile.read(HoldChangeStatements.class, "change-hold-add.sql");
    private static final String PRICE = SqlFile.read(HoldChangeStatements.class, "change-hold-price.sql");
    private static final String EXTEND = SqlFile.read(HoldChangeStatements.class, "extend.sql");

    /* By primary keys. */
    private static final String SEATS = """
        SELECT item.seat_id, seat.label IS NOT NULL AS placed
        FROM reservation_items item
        JOIN seats seat ON seat.id = item.seat_id
        WHERE item.reservation_id = ?1
        ORDER BY item.seat_id""";

    private static final String RESERVE_DROPPED = """
        SELECT cast(reserve_returned_seats(array_agg(seat), array_agg(cast(:reservation AS uuid)), false) AS text)
        FROM unnest(cast(:seats AS uuid[])) seat""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    Changes changes;

    @Inject
    Metrics metrics;

    @Inject
    Policies policies;

    /**
     * A live hold, locked until the end of the transaction.
     *
     * @param allowed how many live seats of the performance the buyer may have
     * @param onSale  whether seats of the performance can be held now
     * @param offered whether it is an offer of the waiting list
     * @param seats   those with a position
     * @param units   of general admission
     */
    public record LockedHold(EventId event, PerformanceId performance, Instant expiresAt, int allowed, boolean onSale,
                             boolean offered, List<SeatId> seats, List<SeatId> units) {

        public List<SeatId> all() {
            return Stream.concat(seats.stream(), units.stream()).toList();
        }

        /** Those of some seats that it does not have. */
        public List<SeatId> lacking(List<SeatId> wanted) {
            List<SeatId> own = all();
            return wanted.stream().filter(seat -> !own.contains(seat)).toList();
        }
    }

    /**
     * A seat, locked until the end of the transaction.
     *
     * @param label the grade for a unit of general admission
     * @param own   whether the hold has it
     * @param free  whether anybody could take it
     */
    public record LockedSeat(SeatId id, PerformanceId performance, String label, boolean own, boolean free) {
    }

    /** Empty if the user has no such live hold. */
    public Optional<LockedHold> lock(ReservationId reservation, UserId user) {
        return query(LOCK)
            .setParameter("reservation", reservation.value())
            .setParameter("user", user.value())
            .setParameter("seatsPerUser", policies.get(Policy.SEATS_PER_USER))
            .getResultList().stream().findFirst()
            .map(row -> hold(row, query(SEATS).setParameter(1, reservation.value()).getResultList()));
    }

    private static LockedHold hold(Tuple row, List<Tuple> items) {
        Map<Boolean, List<SeatId>> seats = items.stream().collect(Collectors.partitioningBy(item -> item.get("placed", Boolean.class),
            Collectors.mapping(item -> new SeatId(item.get("seat_id", UUID.class)), Collectors.toList())));
        return new LockedHold(new EventId(row.get("event_id", UUID.class)), new PerformanceId(row.get("performance_id", UUID.class)),
            row.get("expires_at", Instant.class), row.get("allowed", Integer.class), row.get("on_sale", Boolean.class),
            row.get("offered", Boolean.class), seats.get(true), seats.get(false));
    }

    /** Without seats that do not exist. */
    public Map<SeatId, LockedSeat> lockSeats(ReservationId reservation, List<SeatId> seats) {
        return query(LOCK_SEATS)
            .setParameter("reservation", reservation.value())
            .setParameter("seats", valuesOf(seats))
            .getResultList().stream()
            .map(row -> new LockedSeat(new SeatId(row.get("seat_id", UUID.class)), new PerformanceId(row.get("performance_id", UUID.class)),
                row.get("label", String.class), row.get("own", Boolean.class), row.get("free", Boolean.class)))
            .collect(Collectors.toMap(LockedSeat::id, Function.identity()));
    }

    /** Locks those of the seats that are free, and passes over those that somebody else has locked. @return which it has locked */
    @SuppressWarnings("unchecked")
    public List<SeatId> lockFree(PerformanceId performance, List<SeatId> seats) {
        return ((List<UUID>) entityManager.createNativeQuery(LOCK_FREE, UUID.class)
            .setParameter("performance", performance.value())
            .setParameter("seats", valuesOf(seats))
            .getResultList()).stream()
            .map(SeatId::new)
            .toList();
    }

    /**
     * Gives seats back, adds others, and sets the price without a discount. Publishes the changed seats. If somebody waits for the
     * performance, the waiting list may be asked first about the seats that are given back.
     *
     * @return false if the buyer's allowance is used up; then the transaction must not commit
     */
    public boolean change(LockedHold hold, ReservationId reservation, UserId user, List<SeatId> added, List<SeatId> dropped) {
        query(DROP)
            .setParameter("reservation", reservation.value())
            .setParameter("added", valuesOf(added))
            .setParameter("dropped", valuesOf(dropped))
            .setParameter("trace", Trace.currentUuid(), UUID.class)
            .getSingleResult();
        long taken = count(query(ADD)
            .setParameter("reservation", reservation.value())
            .setParameter("user", user.value())
            .setParameter("performance", hold.performance().value())
            .setParameter("seats", valuesOf(added))
            .setParameter("allowed", hold.allowed())
            .setParameter("until", hold.expiresAt()));
        if (taken < added.size()) {
            return false;
        }
        entityManager.createNativeQuery(PRICE)
            .setParameter("reservation", reservation.value())
            .setParameter("before", hold.seats().size() + hold.units().size())
            .executeUpdate();
        if (!dropped.isEmpty()) {
            query(RESERVE_DROPPED)
                .setParameter("seats", valuesOf(dropped))
                .setParameter("reservation", reservation.value())
                .getSingleResult();
        }
        changes.publish(dropped.isEmpty() ? Change.ofTakenSeats(hold.performance(), reservation)
            : Change.ofSeats(hold.performance(), reservation));
        if (!added.isEmpty()) {
            metrics.count(EventMetric.SEATS_RESERVED, hold.event(), added.size(), Visitor.of(user));
        }
        return true;
    }

    /** Extends a hold that was not extended before. @return whether it still had all its seats; empty if it cannot be extended */
    public Optional<Boolean> extend(ReservationId reservation, UserId user, int seconds) {
        Optional<Tuple> extended = query(EXTEND)
            .setParameter("reservation", reservation.value())
            .setParameter("user", user.value())
            .setParameter("seconds", seconds)
            .setParameter("trace", Trace.currentUuid(), UUID.class)
            .getResultList().stream().findFirst();
        extended.ifPresent(row ->
            changes.publish(Change.ofTakenSeats(new PerformanceId(row.get("performance_id", UUID.class)), reservation)));
        return extended.map(row -> row.get("items", Long.class).equals(row.get("kept", Long.class)));
    }

    private static long count(NativeQuery<Tuple> query) {
        return query.getSingleResult().get(0, Long.class);
    }

    private static UUID[] valuesOf(List<SeatId> seats) {
        return seats.stream().map(SeatId::value).toArray(UUID[]::new);
    }

    @SuppressWarnings("unchecked")
    private NativeQuery<Tuple> query(String sql) {
        return entityManager.createNativeQuery(sql, Tuple.class).unwrap(NativeQuery.class);
    }
}
