package io.yemae.payment.persistence;

import io.yemae.payment.PaymentId;
import io.yemae.payment.PaymentModule;
import io.yemae.payment.PaymentStatus;
import io.yemae.payment.PointPayments.Due;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import io.yemae.shared.Won;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/** The statements that change payments. A trigger refuses transitions that {@link PaymentStatus} does not allow. */
@ApplicationScoped
public class PaymentStatements {
    private static final String TAKEN_BY_MODULE = SqlFile.read(PaymentStatements.class, "taken-by-module.sql");
    private static final String CLAIM = SqlFile.read(PaymentStatements.class, "claim.sql");
    private static final String CLAIM_DOUBTFUL = SqlFile.read(PaymentStatements.class, "claim-doubtful.sql");

    /* The claim is as long as in claim.sql. */
    private static final String BEGIN = """
        UPDATE payments
        SET status = 'CONFIRMING', payment_key = ?2, attempts = attempts + 1, changed_at = now(),
            claimed_until = now() + interval '60 seconds'
        WHERE id = ?1
          AND status = 'READY'""";

    /* Releases the payment to the next reconciliation. The list of former states is that of PaymentStatus. */
    private static final String MOVE = """
        UPDATE payments
        SET status = :status, changed_at = CASE WHEN status = :status THEN changed_at ELSE now() END, claimed_until = NULL, %s
        WHERE id = :id
          AND status = ANY (:from)""";

    private static final String NO_REASON = "failure_code = NULL, failure_message = NULL";
    private static final String MOVE_ONLY = MOVE.formatted(NO_REASON);
    private static final String MOVE_WITH_REASON = MOVE.formatted("failure_code = :code, failure_message = :reason");
    private static final String MOVE_WITH_MONEY = MOVE.formatted(NO_REASON + ", payment_key = :paymentKey, approved_at = :approvedAt");
    private static final String MOVE_WITH_LATE_MONEY = MOVE.formatted(
        NO_REASON + ", payment_key = :paymentKey, approved_at = :approvedAt, late_at = coalesce(late_at, now())");

    private static final String NOTE = """
        UPDATE payments
        SET failure_code = ?2, failure_message = ?3
        WHERE id = ?1
          AND (failure_code, failure_message) IS DISTINCT FROM (cast(?2 AS text), cast(?3 AS text))""";

    private static final String NEXT_ATTEMPT = """
        UPDATE payments
        SET attempts = attempts + 1
        WHERE id = ?1""";

    private static final String PAY_WITH_POINTS = """
        INSERT INTO payments (id, reservation_id, user_id, method, amount, status, created_at, approved_at)
        SELECT id, reservation_id, user_id, 'POINTS', amount, 'DONE', now(), now()
        FROM unnest(cast(:payments AS uuid[]), cast(:reservations AS uuid[]), cast(:users AS uuid[]), cast(:amounts AS bigint[]))
             AS due (id, reservation_id, user_id, amount)
        RETURNING id, number, approved_at""";

    private static final String PAY_BY_HAND = """
        INSERT INTO payments (id, reservation_id, user_id, method, amount, status, created_at, approved_at)
        VALUES (:id, :reservation, :user, 'MANUAL', :amount, 'DONE', now(), now())""";

    @PersistenceContext
    EntityManager entityManager;

    /** A payment with points as it was recorded. */
    public record PaidWithPoints(PaymentId id, long number, Instant approvedAt) {
    }

    /**
     * Records money that the payment module has taken.
     *
     * @param reservation null if it is unknown, and so is the user
     * @return whether it was recorded; false for a repetition, and if another payment of the reservation is live
     */
    public boolean takenByModule(PaymentId id, ReservationId reservation, UserId user, PaymentModule.Callback callback,
        PaymentStatus status) {
        return ((Number) query(TAKEN_BY_MODULE)
            .setParameter("id", id.value())
            .setParameter("reservation", reservation == null ? null : reservation.value(), UUID.class)
            .setParameter("user", user == null ? null : user.value(), UUID.class)
            .setParameter("amount", callback.amount().amount())
            .setParameter("status", status.name())
            .setParameter("paymentKey", callback.paymentKey())
            .setParameter("takenAt", callback.at())
            .setParameter("message", Uuid7.next())
            .getSingleResult()).intValue() == 1;
    }

    /**
     * READY → CONFIRMING. Claims the payment for a minute.
     *
     * @throws PersistenceException with the constraint {@code payments_one_live} if another payment of the reservation is in progress
     */
    public void begin(PaymentId id, String paymentKey) {
        entityManager.createNativeQuery(BEGIN).setParameter(1, id.value()).setParameter(2, paymentKey).executeUpdate();
    }

    /** Clears the failure. @return false if the present status does not allow the new one */
    public boolean move(PaymentId id, PaymentStatus to) {
        return moving(MOVE_ONLY, id, to).executeUpdate() == 1;
    }

    /** As {@link #move}, and records the failure. */
    public boolean moveWithReason(PaymentId id, PaymentStatus to, String code, String reason) {
        return moving(MOVE_WITH_REASON, id, to).setParameter("code", code).setParameter("reason", reason).executeUpdate() == 1;
    }

    /** As {@link #move}, and records the money that was taken. @param at by the clock of the gateway or module */
    public boolean moveWithMoney(PaymentId id, PaymentStatus to, String paymentKey, Instant at) {
        return moving(MOVE_WITH_MONEY, id, to).setParameter("paymentKey", paymentKey).setParameter("approvedAt", at).executeUpdate() == 1;
    }

    /** As {@link #moveWithMoney}, for money that came after the end of the hold. */
    public boolean moveWithLateMoney(PaymentId id, PaymentStatus to, String paymentKey, Instant at) {
        return moving(MOVE_WITH_LATE_MONEY, id, to)
            .setParameter("paymentKey", paymentKey)
            .setParameter("approvedAt", at)
            .executeUpdate() == 1;
    }

    /**
     * Changes the failure alone.
     *
     * @param code null to clear it, and so is the reason
     * @return whether it has changed
     */
    public boolean note(PaymentId id, String code, String reason) {
        return query(NOTE)
            .setParameter(1, id.value())
            .setParameter(2, code, String.class)
            .setParameter(3, reason, String.class)
            .executeUpdate() == 1;
    }

    public void nextAttempt(PaymentId id) {
        entityManager.createNativeQuery(NEXT_ATTEMPT).setParameter(1, id.value()).executeUpdate();
    }

    /**
     * Claims payments for a minute whose outcome has been open for some time.
     *
     * @param most the largest number of payments
     */
    public List<PaymentId> claimUnfinished(int openForSeconds, int most) {
        return ids(entityManager.createNativeQuery(CLAIM, UUID.class).setParameter(1, openForSeconds).setParameter(2, most));
    }

    /**
     * Claims paid payments for ten minutes for which the gateway's last answer was not understood.
     *
     * @param most the largest number of payments
     */
    public List<PaymentId> claimDoubtful(int most) {
        return ids(entityManager.createNativeQuery(CLAIM_DOUBTFUL, UUID.class).setParameter(1, most));
    }

    @SuppressWarnings("unchecked")
    private static List<PaymentId> ids(Query query) {
        List<UUID> ids = query.getResultList();
        return ids.stream().map(PaymentId::new).toList();
    }

    /**
     * Records payments with points, which are DONE at once.
     *
     * @throws PersistenceException with the constraint {@code payments_one_live} if another payment of a reservation is in progress
     */
    @SuppressWarnings("unchecked")
    public List<PaidWithPoints> payWithPoints(Map<PaymentId, Due> payments) {
        List<Tuple> rows = entityManager.createNativeQuery(PAY_WITH_POINTS, Tuple.class)
            .setParameter("payments", payments.keySet().stream().map(PaymentId::value).toArray(UUID[]::new))
            .setParameter("reservations", payments.values().stream().map(due -> due.reservation().value()).toArray(UUID[]::new))
            .setParameter("users", payments.values().stream().map(due -> due.user().value()).toArray(UUID[]::new))
            .setParameter("amounts", payments.values().stream().map(due -> due.amount().amount()).toArray(Long[]::new))
            .getResultList();
        return rows.stream()
            .map(row -> new PaidWithPoints(new PaymentId(row.get("id", UUID.class)), row.get("number", Long.class),
                row.get("approved_at", Instant.class)))
            .toList();
    }

    /** Records money that was taken outside the platform, for a reservation without another payment. */
    public void payByHand(PaymentId id, ReservationId reservation, UserId user, Won amount) {
        entityManager.createNativeQuery(PAY_BY_HAND)
            .setParameter("id", id.value())
            .setParameter("reservation", reservation.value())
            .setParameter("user", user.value())
            .setParameter("amount", amount.amount())
            .executeUpdate();
    }

    /** A repeated move is allowed, and does not change the time of the first. */
    private Query moving(String statement, PaymentId id, PaymentStatus to) {
        String[] from = Arrays.stream(PaymentStatus.values()).filter(each -> each == to || each.canBecome(to)).map(Enum::name)
            .toArray(String[]::new);
        return entityManager.createNativeQuery(statement)
            .setParameter("id", id.value())
            .setParameter("status", to.name())
            .setParameter("from", from);
    }

    @SuppressWarnings("unchecked")
    private NativeQuery<Object> query(String sql) {
        return entityManager.createNativeQuery(sql).unwrap(NativeQuery.class);
    }
}
