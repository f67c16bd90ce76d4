package io.yemae.booking;

import io.yemae.live.Change;
import io.yemae.live.Changes;
import io.yemae.ops.Metrics;
import io.yemae.ops.Policies;
import io.yemae.ops.Policy;
import io.yemae.ops.Stage;
import io.yemae.ops.Visitor;
import io.yemae.payment.PaymentMethod;
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

/** The statements that make of a hold a sale, or nothing. Each is a design of its own and stands in a file beside this class. */
@ApplicationScoped
public class SaleStatements {
    private static final String CONFIRM = SqlFile.read(SaleStatements.class, "confirm.sql");
    private static final String RETAKE = SqlFile.read(SaleStatements.class, "retake.sql");
    private static final String RELEASE = SqlFile.read(SaleStatements.class, "release.sql");
    private static final String CANCEL = SqlFile.read(SaleStatements.class, "cancel.sql");

    private static final String MONEY_IS_BACK = """
        UPDATE reservations
        SET payment_status = 'refunded'
        WHERE id = ?1
          AND (status IN ('cancelled', 'expired') OR (status = 'pending' AND expires_at <= now()))""";

    private static final String TELL = """
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

    /** A hold that became a confirmed reservation. @param whole whether it still had all its seats; if not, the transaction must not commit */
    public record Sold(String number, Won total, boolean whole) {
    }

    /** What was cancelled. @param method null for a hold */
    public record Cancelled(ReservationStatus was, PaymentMethod method) {
    }

    /** Tells the seats that were sold, and gives the buyer's place in the waiting room up. Empty when there is no such live hold. */
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

    /** Holds the very same seats again. @return whether they could be had */
    public boolean retake(ReservationId reservation) {
        return run(RETAKE, Change::ofTakenSeats, reservation, reservation.value(), policies.get(Policy.SEATS_PER_USER)).isPresent();
    }

    /** Lets a hold go whose payment came to nothing. */
    public void release(ReservationId reservation, String reason) {
        run(RELEASE, Change::ofSeats, reservation, reservation.value(), reason);
    }

    /** Empty when it cannot be cancelled. @param reason null when none is given */
    public Optional<Cancelled> cancel(ReservationId reservation, UserId user, String reason) {
        return cancel(reservation, user, reason, policies.get(Policy.CANCEL_HOURS_BEFORE), false);
    }

    /** The same before or after the start. */
    public Optional<Cancelled> cancelAtAnyTime(ReservationId reservation, UserId user, String reason) {
        return cancel(reservation, user, reason, 0, true);
    }

    private Optional<Cancelled> cancel(ReservationId reservation, UserId user, String reason, int hoursBefore, boolean atAnyTime) {
        return run(CANCEL, Change::ofSeats, reservation, reservation.value(), user.value(), reason, hoursBefore, atAnyTime, Uuid7.next())
            .map(row -> new Cancelled(ReservationStatus.of(row.get("was", String.class)),
                Optional.ofNullable(row.get("payment_method", String.class)).map(PaymentMethod::valueOf).orElse(null)));
    }

    /** What was paid for a reservation that is over has been given back. */
    public void moneyIsBack(ReservationId reservation) {
        entityManager.createNativeQuery(MONEY_IS_BACK).setParameter(1, reservation.value()).executeUpdate();
    }

    /** Has the buyer told, once this transaction has committed. */
    public void tell(String type, ReservationId reservation) {
        entityManager.createNativeQuery(TELL).setParameter(1, Uuid7.next()).setParameter(2, type).setParameter(3, reservation.value()).executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private Optional<Tuple> run(String sql, BiFunction<PerformanceId, ReservationId, Change> news, ReservationId reservation, Object... parameters) {
        NativeQuery<Tuple> query = entityManager.createNativeQuery(sql, Tuple.class).unwrap(NativeQuery.class);
        for (int i = 0; i < parameters.length; i++) {
            // Only texts may be missing.
            Object value = parameters[i];
            if (value == null) {
                query.setParameter(i + 1, null, String.class);
            } else {
                query.setParameter(i + 1, value);
            }
        }
        List<Tuple> rows = query.getResultList();
        rows.forEach(row -> changes.tell(news.apply(new PerformanceId(row.get("performance_id", UUID.class)), reservation)));
        return rows.stream().findFirst();
    }
}
