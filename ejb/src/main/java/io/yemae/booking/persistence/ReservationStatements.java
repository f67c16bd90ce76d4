package io.yemae.booking.persistence;

import io.yemae.booking.ReservationStatus;
import io.yemae.booking.Sales.Cancelled;
import io.yemae.booking.Sales.Due;
import io.yemae.booking.Sales.Sold;
import io.yemae.live.Change;
import io.yemae.live.Changes;
import io.yemae.payment.PaymentMethod;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import io.yemae.shared.Won;
import io.yemae.shared.logging.Trace;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.hibernate.query.NativeQuery;

/** Turns holds into confirmed reservations, and ends reservations: one statement each, which publishes the changed seats. */
@ApplicationScoped
public class ReservationStatements {
    private static final String CONFIRM = SqlFile.read(ReservationStatements.class, "confirm.sql");
    private static final String RETAKE = SqlFile.read(ReservationStatements.class, "retake.sql");
    private static final String RELEASE = SqlFile.read(ReservationStatements.class, "release.sql");
    private static final String CANCEL = SqlFile.read(ReservationStatements.class, "cancel.sql");

    private static final String MARK_REFUNDED = """
        UPDATE reservations
        SET payment_status = 'refunded'
        WHERE id = ?1
          AND (status IN ('cancelled', 'expired') OR is_lapsed_hold(status, expires_at, now()))""";

    private static final String NOTIFY = """
        INSERT INTO outbox (id, queue, type, subject)
        SELECT ?1, 'NOTICES', ?2, id
        FROM reservations
        WHERE id = ?3
          AND NOT is_warm_up(user_id)""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    Changes changes;

    /** A hold that was confirmed, and its event. */
    public record Confirmed(EventId event, Sold sold) {
    }

    /** Confirms several holds with one statement. @return what was confirmed; nothing for a hold that is not live */
    public Map<ReservationId, Confirmed> confirm(List<Due> holds, PaymentMethod method) {
        List<Tuple> rows = query(CONFIRM)
            .setParameter("reservations", holds.stream().map(hold -> hold.reservation().value()).toArray(UUID[]::new))
            .setParameter("users", holds.stream().map(hold -> hold.user().value()).toArray(UUID[]::new))
            .setParameter("notices", holds.stream().map(hold -> Uuid7.next()).toArray(UUID[]::new))
            .setParameter("traces", holds.stream().map(Due::trace).toArray(UUID[]::new))
            .setParameter("method", method.name())
            .getResultList();
        Map<ReservationId, Confirmed> confirmed = new HashMap<>();
        for (Tuple row : rows) {
            ReservationId reservation = new ReservationId(row.get("id", UUID.class));
            changes.publish(Change.ofTakenSeats(new PerformanceId(row.get("performance_id", UUID.class)), reservation));
            confirmed.put(reservation, new Confirmed(new EventId(row.get("event_id", UUID.class)),
                new Sold(row.get("number", String.class), new Won(row.get("total_amount", Long.class)),
                    row.get("items", Long.class).equals(row.get("sold", Long.class)))));
        }
        return confirmed;
    }

    /** @return false if some of the seats are not available */
    public boolean retake(ReservationId reservation, int seatsPerUser) {
        return run(RETAKE, Change::ofTakenSeats, reservation, query -> query.setParameter("seatsPerUser", seatsPerUser)).isPresent();
    }

    public void release(ReservationId reservation, String reason) {
        run(RELEASE, Change::ofSeats, reservation, query -> query
            .setParameter("reason", reason, String.class)
            .setParameter("trace", Trace.currentUuid(), UUID.class));
    }

    /**
     * Empty if the reservation cannot be cancelled.
     *
     * @param reason      may be null
     * @param hoursBefore the start, until when it can be cancelled if the event says nothing else
     */
    public Optional<Cancelled> cancel(ReservationId reservation, UserId user, String reason, int hoursBefore, boolean atAnyTime) {
        return run(CANCEL, Change::ofSeats, reservation, query -> query
                .setParameter("user", user.value())
                .setParameter("reason", reason, String.class)
                .setParameter("hoursBefore", hoursBefore)
                .setParameter("atAnyTime", atAnyTime)
                .setParameter("notice", Uuid7.next())
                .setParameter("trace", Trace.currentUuid(), UUID.class))
            .map(row -> new Cancelled(ReservationStatus.of(row.get("former_status", String.class)),
                Optional.ofNullable(row.get("payment_method", String.class)).map(PaymentMethod::valueOf).orElse(null)));
    }

    public void markRefunded(ReservationId reservation) {
        entityManager.createNativeQuery(MARK_REFUNDED).setParameter(1, reservation.value()).executeUpdate();
    }

    public void notifyBuyer(String type, ReservationId reservation) {
        entityManager.createNativeQuery(NOTIFY).setParameter(1, Uuid7.next()).setParameter(2, type).setParameter(3, reservation.value())
            .executeUpdate();
    }

    /** @param others sets the parameters of the statement except for the reservation */
    private Optional<Tuple> run(String sql, BiFunction<PerformanceId, ReservationId, Change> change, ReservationId reservation,
                                Consumer<NativeQuery<Tuple>> others) {
        NativeQuery<Tuple> query = query(sql).setParameter("reservation", reservation.value());
        others.accept(query);
        List<Tuple> rows = query.getResultList();
        rows.forEach(row -> changes.publish(change.apply(new PerformanceId(row.get("performance_id", UUID.class)), reservation)));
        return rows.stream().findFirst();
    }

    @SuppressWarnings("unchecked")
    private NativeQuery<Tuple> query(String sql) {
        return entityManager.createNativeQuery(sql, Tuple.class).unwrap(NativeQuery.class);
    }
}
