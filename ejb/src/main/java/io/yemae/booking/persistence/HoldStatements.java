package io.yemae.booking.persistence;

import io.yemae.booking.Hold;
import io.yemae.booking.HoldCoolDown;
import io.yemae.booking.Holds.HoldSeats;
import io.yemae.live.Change;
import io.yemae.live.Changes;
import io.yemae.ops.EventMetric;
import io.yemae.ops.Metrics;
import io.yemae.ops.Visitor;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.ReservationId;
import io.yemae.shared.SeatId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/** The SQL statements that hold seats and expire holds. Each is in a file beside this class. */
@ApplicationScoped
public class HoldStatements {
    private static final String HOLD = SqlFile.read(HoldStatements.class, "hold.sql");
    private static final String REFUSAL = SqlFile.read(HoldStatements.class, "refusal.sql");
    private static final String EXPIRE = SqlFile.read(HoldStatements.class, "expire.sql");
    private static final String EXPIRE_OF_USER = EXPIRE.replace("-- AND user_id", "AND user_id");

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    Changes changes;

    @Inject
    Metrics metrics;

    /**
     * The policies of a hold. Limits of the event override them.
     *
     * @param fee           the booking fee for each seat
     * @param holdsPerUser  how many live holds a user may have, over all performances
     * @param mostUnpaid    how many holds of a user may have ended without payment within the last {@code unpaidMinutes}
     */
    public record Limits(int holdMinutes, int seatsPerUser, Won fee, int holdsPerUser, int mostUnpaid, int unpaidMinutes) {
    }

    /** Why a hold was refused. */
    public record Refusal(boolean userExists, String eventStatus, long seatsFound, long performances, boolean performanceClosed,
        String taken, long liveHolds, boolean expiredHold, Integer eventLimit) {
    }

    /**
     * Holds the seats and publishes the change.
     *
     * @return null if the hold is refused
     * @throws HoldCoolDown if too many holds of the buyer ended without payment
     */
    public Hold hold(ReservationId id, String number, HoldSeats command, Limits limits) {
        List<Tuple> rows = query(HOLD)
            .setParameter("reservationId", id.value())
            .setParameter("number", number)
            .setParameter("user", command.user().value())
            .setParameter("event", command.event().value())
            .setParameter("performance", valueOf(command.performance()), UUID.class)
            .setParameter("seats", valuesOf(command.seats()))
            .setParameter("seatCount", command.seats().size())
            .setParameter("holdMinutes", limits.holdMinutes())
            .setParameter("seatsPerUser", limits.seatsPerUser())
            .setParameter("fee", limits.fee().amount())
            .setParameter("holdsPerUser", limits.holdsPerUser())
            .setParameter("mostUnpaid", limits.mostUnpaid())
            .setParameter("unpaidMinutes", limits.unpaidMinutes())
            .getResultList();
        if (rows.isEmpty()) {
            return null;
        }
        Integer coolDownSeconds = rows.get(0).get("cool_down_seconds", Integer.class);
        if (coolDownSeconds != null) {
            throw new HoldCoolDown(coolDownSeconds);
        }
        List<Hold.HeldSeat> seats = rows.stream()
            .map(row -> new Hold.HeldSeat(new SeatId(row.get("seat_id", UUID.class)), row.get("label", String.class),
                new Won(row.get("price", Long.class))))
            .toList();
        Won total = new Won(rows.get(0).get("total_amount", Long.class));
        PerformanceId performance = new PerformanceId(rows.get(0).get("performance_id", UUID.class));
        changes.tell(Change.ofTakenSeats(performance, id));
        metrics.count(EventMetric.SEATS_RESERVED, command.event(), seats.size(), Visitor.of(command.user()));
        return new Hold(id, performance, number, total, rows.get(0).get("held_until", Instant.class), seats);
    }

    public Refusal whyRefused(HoldSeats command) {
        Tuple row = query(REFUSAL)
            .setParameter(1, command.user().value())
            .setParameter(2, command.event().value())
            .setParameter(3, valueOf(command.performance()), UUID.class)
            .setParameter(4, valuesOf(command.seats()))
            .getSingleResult();
        return new Refusal(row.get("user_exists", Boolean.class), row.get("event_status", String.class), row.get("seats_found", Long.class),
            row.get("performances", Long.class), row.get("performance_closed", Boolean.class), row.get("taken", String.class),
            row.get("live_holds", Long.class), row.get("expired_hold", Boolean.class), row.get("event_limit", Integer.class));
    }

    /** Expires holds of all users and publishes the seats that became available. @return how many holds expired */
    public int expire(int most) {
        return expired(query(EXPIRE).setParameter(1, most).getResultList());
    }

    /** As {@link #expire(int)}, for holds of one user. */
    public int expire(UserId user, int most) {
        return expired(query(EXPIRE_OF_USER).setParameter(1, user.value()).setParameter(2, most).getResultList());
    }

    private int expired(List<Tuple> expired) {
        expired.forEach(row -> changes.tell(Change.ofSeats(new PerformanceId(row.get("performance_id", UUID.class)),
            new ReservationId(row.get("id", UUID.class)))));
        return expired.size();
    }

    @SuppressWarnings("unchecked")
    private NativeQuery<Tuple> query(String sql) {
        return entityManager.createNativeQuery(sql, Tuple.class).unwrap(NativeQuery.class);
    }

    private static UUID valueOf(PerformanceId performance) {
        return performance == null ? null : performance.value();
    }

    private static UUID[] valuesOf(List<SeatId> seats) {
        return seats.stream().map(SeatId::value).toArray(UUID[]::new);
    }
}
