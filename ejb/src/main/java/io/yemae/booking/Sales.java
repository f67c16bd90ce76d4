package io.yemae.booking;

import io.yemae.live.Change;
import io.yemae.live.Changes;
import io.yemae.ops.Metrics;
import io.yemae.ops.Stage;
import io.yemae.ops.Visitor;
import io.yemae.payment.PaymentMethod;
import io.yemae.policies.Policies;
import io.yemae.policies.Policy;
import io.yemae.queue.WaitingRoom;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import io.yemae.shared.Won;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.hibernate.query.NativeQuery;

/**
 * Turns holds into confirmed reservations, and ends reservations. Each is one SQL statement in a file beside this class, runs in the
 * caller's transaction and publishes the changed seats.
 */
@ApplicationScoped
public class Sales {
    private static final String CONFIRM = SqlFile.read(Sales.class, "confirm.sql");
    private static final String RETAKE = SqlFile.read(Sales.class, "retake.sql");
    private static final String RELEASE = SqlFile.read(Sales.class, "release.sql");
    private static final String CANCEL = SqlFile.read(Sales.class, "cancel.sql");

    private static final String MARK_REFUNDED = """
        UPDATE reservations
        SET payment_status = 'refunded'
        WHERE id = ?1
          AND (status IN ('cancelled', 'expired') OR is_lapsed_hold(status, expires_at, now()))""";

    private static final String NOTIFY = """
        INSERT INTO outbox (id, queue, type, subject)
        VALUES (?1, 'NOTICES', ?2, ?3)""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    Policies policies;

    @Inject
    Changes changes;

    @Inject
    WaitingRoom waitingRoom;

    @Inject
    Metrics metrics;

    /**
     * A hold that became a confirmed reservation.
     *
     * @param complete whether the hold still had all its seats; if not, the transaction must not commit
     */
    public record Sold(String number, Won total, boolean complete) {
    }

    /**
     * A cancelled reservation.
     *
     * @param former the status before
     * @param method null for a hold
     */
    public record Cancelled(ReservationStatus former, PaymentMethod method) {
    }

    /** Confirms a live hold and ends the buyer's admission to the event. Empty if there is no such live hold. */
    public Optional<Sold> confirm(ReservationId reservation, UserId user, PaymentMethod method) {
        return run(CONFIRM, Change::ofTakenSeats, reservation, reservation.value(), user.value(), method.name(), Uuid7.next())
            .map(row -> sold(row, user));
    }

    private Sold sold(Tuple row, UserId user) {
        EventId event = new EventId(row.get("event_id", UUID.class));
        waitingRoom.done(event, user);
        metrics.passed(event, Stage.PAYMENT, Visitor.of(user));
        return new Sold(row.get("number", String.class), new Won(row.get("total_amount", Long.class)),
                row.get("items", Long.class).equals(row.get("sold", Long.class)));
    }

    /** Holds the same seats of an expired reservation again. @return false if some of them are not available */
    public boolean retake(ReservationId reservation) {
        return run(RETAKE, Change::ofTakenSeats, reservation, reservation.value(), policies.get(Policy.SEATS_PER_USER)).isPresent();
    }

    /** Releases a hold whose payment failed. */
    public void release(ReservationId reservation, String reason) {
        run(RELEASE, Change::ofSeats, reservation, reservation.value(), reason);
    }

    /**
     * Cancels a reservation within the time that the event or the policy allows. Empty if that is not possible.
     *
     * @param reason may be null
     */
    public Optional<Cancelled> cancel(ReservationId reservation, UserId user, String reason) {
        return cancel(reservation, user, reason, policies.get(Policy.CANCEL_HOURS_BEFORE), false);
    }

    /** As {@link #cancel}, at any time before or after the start. */
    public Optional<Cancelled> cancelAtAnyTime(ReservationId reservation, UserId user, String reason) {
        return cancel(reservation, user, reason, 0, true);
    }

    private Optional<Cancelled> cancel(ReservationId reservation, UserId user, String reason, int hoursBefore, boolean atAnyTime) {
        return run(CANCEL, Change::ofSeats, reservation, reservation.value(), user.value(), reason, hoursBefore, atAnyTime, Uuid7.next())
            .map(row -> new Cancelled(ReservationStatus.of(row.get("former_status", String.class)),
                Optional.ofNullable(row.get("payment_method", String.class)).map(PaymentMethod::valueOf).orElse(null)));
    }

    /** Records that the payment of a cancelled or expired reservation has been refunded. */
    public void markRefunded(ReservationId reservation) {
        entityManager.createNativeQuery(MARK_REFUNDED).setParameter(1, reservation.value()).executeUpdate();
    }

    /** Sends a notice of this type to the buyer after the commit. */
    public void notifyBuyer(String type, ReservationId reservation) {
        entityManager.createNativeQuery(NOTIFY).setParameter(1, Uuid7.next()).setParameter(2, type).setParameter(3, reservation.value())
            .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private Optional<Tuple> run(String sql, BiFunction<PerformanceId, ReservationId, Change> change, ReservationId reservation,
                                Object... parameters) {
        NativeQuery<Tuple> query = entityManager.createNativeQuery(sql, Tuple.class).unwrap(NativeQuery.class);
        for (int i = 0; i < parameters.length; i++) {
            // Only text parameters may be null.
            Object value = parameters[i];
            if (value == null) {
                query.setParameter(i + 1, null, String.class);
            } else {
                query.setParameter(i + 1, value);
            }
        }
        List<Tuple> rows = query.getResultList();
        rows.forEach(row -> changes.tell(change.apply(new PerformanceId(row.get("performance_id", UUID.class)), reservation)));
        return rows.stream().findFirst();
    }
}
