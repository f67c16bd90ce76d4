package io.yemae.holds.persistence;

import io.yemae.holds.Hold;
import io.yemae.holds.Holds.HoldSeats;
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
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.query.NativeQuery;

/** The SQL statements that hold seats and expire holds. Each is in a file beside this class. */
@ApplicationScoped
public class HoldStatements {
    private static final String HOLD = SqlFile.read(HoldStatements.class, "hold.sql");
    private static final String HOLD_WAITING_FOR_LOCKS = SqlFile.variant(HOLD, "OF state SKIP LOCKED", "OF state");
    private static final String REFUSAL = SqlFile.read(HoldStatements.class, "refusal.sql");
    private static final String EXPIRE = SqlFile.read(HoldStatements.class, "expire.sql");
    private static final String EXPIRE_OF_USER = SqlFile.variant(EXPIRE, "-- AND user_id", "AND user_id");

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

    /** A request, with the id and the number of its reservation. @param trace its trace id; null for none */
    public record NewHold(ReservationId id, String number, HoldSeats seats, UUID trace) {
    }

    /** The outcome of a request. */
    public sealed interface Outcome {
    }

    /** The seats are held. */
    public record Held(Hold hold) implements Outcome {
    }

    /** Too many holds of the buyer ended without payment. */
    public record CoolingDown(int seconds) implements Outcome {
    }

    /** Refused; {@link #whyRefused} finds the reason. */
    public record Refused() implements Outcome {
    }

    /**
     * Holds the seats of several requests in one statement, and publishes the changes. The requests are of different buyers and want
     * different seats.
     *
     * @param waits whether to wait if another transaction has locked a seat, which is for a single request. Otherwise the seat counts as
     *     taken
     * @return one outcome for each request, in the same order
     */
    public List<Outcome> hold(List<NewHold> requests, Limits limits, boolean waits) {
        List<HoldSeats> commands = requests.stream().map(NewHold::seats).toList();
        List<Tuple> rows = query(waits ? HOLD_WAITING_FOR_LOCKS : HOLD)
            .setParameter("reservations", requests.stream().map(request -> request.id().value()).toArray(UUID[]::new))
            .setParameter("numbers", requests.stream().map(NewHold::number).toArray(String[]::new))
            .setParameter("users", commands.stream().map(command -> command.user().value()).toArray(UUID[]::new))
            .setParameter("events", commands.stream().map(command -> command.event().value()).toArray(UUID[]::new))
            .setParameter("performances", commands.stream().map(command -> valueOf(command.performance())).toArray(UUID[]::new))
            .setParameter("traces", requests.stream().map(NewHold::trace).toArray(UUID[]::new))
            .setParameter("counts", commands.stream().map(command -> command.seats().size()).toArray(Integer[]::new))
            .setParameter("seats", commands.stream().flatMap(command -> command.seats().stream()).map(SeatId::value).toArray(UUID[]::new))
            .setParameter("requests", IntStream.range(0, commands.size()).boxed()
                .flatMap(i -> commands.get(i).seats().stream().map(seat -> i + 1L)).toArray(Long[]::new))
            .setParameter("fee", limits.fee().amount())
            .setParameter("holdMinutes", limits.holdMinutes())
            .setParameter("seatsPerUser", limits.seatsPerUser())
            .setParameter("holdsPerUser", limits.holdsPerUser())
            .setParameter("mostUnpaid", limits.mostUnpaid())
            .setParameter("unpaidMinutes", limits.unpaidMinutes())
            .getResultList();
        Map<Long, List<Tuple>> byRequest = rows.stream().collect(Collectors.groupingBy(row -> row.get("request", Long.class)));
        return IntStream.range(0, commands.size())
            .mapToObj(i -> outcome(requests.get(i), byRequest.getOrDefault(i + 1L, List.of())))
            .toList();
    }

    private Outcome outcome(NewHold request, List<Tuple> rows) {
        if (rows.isEmpty()) {
            return new Refused();
        }
        Integer coolDownSeconds = rows.get(0).get("cool_down_seconds", Integer.class);
        if (coolDownSeconds != null) {
            return new CoolingDown(coolDownSeconds);
        }
        List<Hold.HeldSeat> seats = rows.stream()
            .map(row -> new Hold.HeldSeat(new SeatId(row.get("seat_id", UUID.class)), row.get("label", String.class),
                new Won(row.get("price", Long.class))))
            .toList();
        Won total = new Won(rows.get(0).get("total_amount", Long.class));
        PerformanceId performance = new PerformanceId(rows.get(0).get("performance_id", UUID.class));
        changes.publish(Change.ofTakenSeats(performance, request.id()));
        metrics.count(EventMetric.SEATS_RESERVED, request.seats().event(), seats.size(), Visitor.of(request.seats().user()));
        return new Held(new Hold(request.id(), performance, request.number(), total, rows.get(0).get("held_until", Instant.class), seats));
    }

    public Refusal whyRefused(HoldSeats command) {
        Tuple row = query(REFUSAL)
            .setParameter("user", command.user().value())
            .setParameter("event", command.event().value())
            .setParameter("performance", valueOf(command.performance()), UUID.class)
            .setParameter("seats", valuesOf(command.seats()))
            .getSingleResult();
        return new Refusal(row.get("user_exists", Boolean.class), row.get("event_status", String.class), row.get("seats_found", Long.class),
            row.get("performances", Long.class), row.get("performance_closed", Boolean.class), row.get("taken", String.class),
            row.get("live_holds", Long.class), row.get("expired_hold", Boolean.class), row.get("event_limit", Integer.class));
    }

    /** Expires holds of all users and publishes the seats that became available. @return the holds that expired */
    public List<ReservationId> expire(int most) {
        return expired(query(EXPIRE).setParameter("most", most).getResultList());
    }

    /** As {@link #expire(int)}, for holds of one user. */
    public List<ReservationId> expire(UserId user, int most) {
        return expired(query(EXPIRE_OF_USER).setParameter("user", user.value()).setParameter("most", most).getResultList());
    }

    private List<ReservationId> expired(List<Tuple> expired) {
        return expired.stream().map(row -> {
            ReservationId hold = new ReservationId(row.get("id", UUID.class));
            changes.publish(Change.ofSeats(new PerformanceId(row.get("performance_id", UUID.class)), hold));
            return hold;
        }).toList();
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
