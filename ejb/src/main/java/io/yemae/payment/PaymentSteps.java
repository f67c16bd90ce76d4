package io.yemae.payment;

import io.yemae.ops.Policies;
import io.yemae.ops.Policy;
import io.yemae.payment.GatewayAnswer.Paid;
import io.yemae.payment.GatewayAnswer.Refused;
import io.yemae.payment.GatewayAnswer.Returned;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import io.yemae.shared.sql.SqlFile;
import io.yemae.shared.text.Excerpt;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/**
 * The steps of a payment's life. Each runs in the transaction of what it means for the reservation. A step that
 * {@link PaymentStatus#canBecome} does not allow fails.
 */
@Stateless
// Mandatory: a step without its meaning for the reservation would break invariant 4 of the domain (paid means confirmed or refunded).
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class PaymentSteps {
    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_NOTE = 500;

    /* A claim lasts longer than all attempts of one call to the gateway can take. */
    private static final String END_OF_CLAIM = "now() + interval '60 seconds'";

    /* A reservation is always locked before its payments. That prevents deadlocks, and the payment sees the price that it takes. */
    private static final String LOCK_RESERVATION = """
        SELECT 1
        FROM reservations
        WHERE id = (SELECT reservation_id FROM payments WHERE id = ?1)
        FOR NO KEY UPDATE""";

    private static final String LOCK = "SELECT " + PaymentView.COLUMNS + """

        FROM payments payment
        WHERE payment.id = ?1
        FOR NO KEY UPDATE""";

    /*
     * Money that the payment module has taken. Nothing is inserted if the callback is a repetition, or if another payment of the
     * reservation is live. The consumer of the message settles the payment.
     */
    private static final String TAKEN_BY_MODULE = """
        WITH taken AS (
            INSERT INTO payments (id, reservation_id, user_id, method, amount, status, payment_key, created_at, approved_at, late_at)
            VALUES (?1, ?2, ?3, 'MODULE', ?4, ?5, ?6, now(), ?7, CASE WHEN ?5 = 'COMPENSATING' THEN now() END)
            ON CONFLICT DO NOTHING
            RETURNING id, status),
        message AS (
            INSERT INTO outbox (id, queue, type, subject)
            SELECT ?8, 'PAYMENT_CALLBACKS', 'module.paid', id
            FROM taken
            WHERE status = 'CONFIRMING')
        SELECT count(*)
        FROM taken""";

    private static final String BEGIN = """
        UPDATE payments
        SET status = 'CONFIRMING', payment_key = ?2, attempts = attempts + 1, changed_at = now(), claimed_until = %s
        WHERE id = ?1
          AND status = 'READY'""".formatted(END_OF_CLAIM);

    /* Releases the payment to the next reconciliation. The list of former states is that of PaymentStatus. */
    private static final String MOVE = """
        UPDATE payments
        SET status = ?2, changed_at = CASE WHEN status = ?2 THEN changed_at ELSE now() END, claimed_until = NULL, %s
        WHERE id = ?1
          AND status = ANY (?3)""";

    private static final String NO_REASON = "failure_code = NULL, failure_message = NULL";
    private static final String MOVE_ONLY = MOVE.formatted(NO_REASON);
    private static final String MOVE_WITH_REASON = MOVE.formatted("failure_code = ?4, failure_message = ?5");
    private static final String MOVE_WITH_MONEY = MOVE.formatted(NO_REASON + ", payment_key = ?4, approved_at = ?5");
    private static final String MOVE_WITH_LATE_MONEY = MOVE.formatted(
        NO_REASON + ", payment_key = ?4, approved_at = ?5, late_at = coalesce(late_at, now())");

    private static final String NOTE = """
        UPDATE payments
        SET failure_code = ?2, failure_message = ?3
        WHERE id = ?1
          AND (failure_code, failure_message) IS DISTINCT FROM (cast(?2 AS text), cast(?3 AS text))""";

    private static final String NEXT_ATTEMPT = """
        UPDATE payments
        SET attempts = attempts + 1
        WHERE id = ?1""";

    private static final String RECORD_RETURN = """
        INSERT INTO gateway_returns (payment_id, transaction_key, amount, returned_at)
        VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT DO NOTHING""";

    private static final String REQUEST_REFUND = SqlFile.read(PaymentSteps.class, "request-refund.sql");

    private static final String REFUND_DONE = """
        UPDATE refunds
        SET done_at = ?2
        WHERE payment_id = ?1
          AND done_at IS NULL""";

    /* By payments_unsettled. Nodes share the work: each skips what another one has claimed or is claiming. */
    private static final String CLAIM = """
        UPDATE payments
        SET claimed_until = %s, attempts = attempts + 1
        WHERE id IN (SELECT id
                     FROM payments
                     WHERE status IN ('CONFIRMING', 'UNKNOWN', 'REFUNDING', 'COMPENSATING')
                       AND changed_at <= now() - make_interval(secs => ?1)
                       AND (claimed_until IS NULL OR claimed_until <= now())
                     ORDER BY changed_at
                     LIMIT ?2
                     FOR NO KEY UPDATE SKIP LOCKED)
        RETURNING id""".formatted(END_OF_CLAIM);

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    Policies policies;

    /** Locks the payment and its reservation until the end of the transaction. */
    @SuppressWarnings("unchecked")
    public Optional<PaymentView> lock(PaymentId id) {
        entityManager.createNativeQuery(LOCK_RESERVATION).setParameter(1, id.value()).getResultList();
        List<Tuple> rows = entityManager.createNativeQuery(LOCK, Tuple.class).setParameter(1, id.value()).getResultList();
        return rows.stream().findFirst().map(PaymentView::of);
    }

    /**
     * Records money that the payment module reports to have taken.
     *
     * @param reservation null if it is unknown, and so is the user
     * @param status      CONFIRMING if the money may pay for the reservation, which a message then settles; COMPENSATING if it is refunded
     * @return whether it was recorded; false for a repeated callback, and for CONFIRMING if another payment of the reservation is live
     */
    public boolean takenByModule(PaymentId id, ReservationId reservation, UserId user, PaymentModule.Callback callback,
        PaymentStatus status) {
        return ((Number) entityManager.createNativeQuery(TAKEN_BY_MODULE).unwrap(NativeQuery.class)
            .setParameter(1, id.value())
            .setParameter(2, reservation == null ? null : reservation.value(), UUID.class)
            .setParameter(3, user == null ? null : user.value(), UUID.class)
            .setParameter(4, callback.amount().amount())
            .setParameter(5, status.name())
            .setParameter(6, callback.paymentKey())
            .setParameter(7, callback.at())
            .setParameter(8, Uuid7.next())
            .getSingleResult()).intValue() == 1;
    }

    /**
     * READY → CONFIRMING. From now on the gateway may be asked.
     *
     * @throws PaymentInProgress if another payment of the reservation is in progress
     */
    public void begin(PaymentId id, String paymentKey) {
        try {
            entityManager.createNativeQuery(BEGIN).setParameter(1, id.value()).setParameter(2, paymentKey).executeUpdate();
        } catch (PersistenceException e) {
            throw PaymentInProgress.orFailure(e);
        }
    }

    /** CONFIRMING, UNKNOWN or COMPENSATING → DONE. */
    public void done(PaymentId id, Paid paid) {
        move(id, PaymentStatus.DONE, MOVE_WITH_MONEY, paid.paymentKey(), paid.at());
    }

    /** As {@link #done}, for money that came after the end of the hold. */
    public void doneLate(PaymentId id, Paid paid) {
        move(id, PaymentStatus.DONE, MOVE_WITH_LATE_MONEY, paid.paymentKey(), paid.at());
    }

    /** CONFIRMING or UNKNOWN → FAILED: nothing was taken. */
    public void failed(PaymentId id, Refused refused) {
        move(id, PaymentStatus.FAILED, MOVE_WITH_REASON, refused.code(), Excerpt.of(refused.message(), LONGEST_NOTE));
    }

    /** CONFIRMING → UNKNOWN. @param reason for operators */
    public void unknown(PaymentId id, String code, String reason) {
        move(id, PaymentStatus.UNKNOWN, MOVE_WITH_REASON, code, Excerpt.of(reason, LONGEST_NOTE));
    }

    /**
     * Records for operators why a refund has not succeeded, that a part was refunded in the gateway's console, or an unexpected status.
     * The status and the claim of the payment stay as they are.
     *
     * @param code null to clear the note
     * @return whether the note has changed
     */
    public boolean note(PaymentId id, String code, String reason) {
        return query(NOTE)
            .setParameter(1, id.value())
            .setParameter(2, code, String.class)
            .setParameter(3, reason == null ? null : Excerpt.of(reason, LONGEST_NOTE), String.class)
            .executeUpdate() == 1;
    }

    /**
     * The next attempt gets a new idempotency key, because the gateway repeats its refusal for the old key. That cannot refund twice: the
     * gateway returns no more than it took.
     */
    public void nextAttempt(PaymentId id) {
        entityManager.createNativeQuery(NEXT_ATTEMPT).setParameter(1, id.value()).executeUpdate();
    }

    /** Records the refunds that the gateway reports, each once. */
    public void recordReturns(PaymentId id, List<GatewayMovement> movements) {
        for (GatewayMovement each : movements) {
            entityManager.createNativeQuery(RECORD_RETURN)
                .setParameter(1, id.value())
                .setParameter(2, each.key())
                .setParameter(3, each.amount().amount())
                .setParameter(4, each.at())
                .executeUpdate();
        }
    }

    /** CONFIRMING, UNKNOWN or FAILED → COMPENSATING: the money was taken and there are no seats for it. Requests the refund. */
    public void compensate(PaymentId id, String paymentKey, Instant takenAt, String reason) {
        move(id, PaymentStatus.COMPENSATING, MOVE_WITH_LATE_MONEY, paymentKey, takenAt);
        requestRefund(id, reason);
    }

    /** DONE → REFUNDING. Requests the refund. */
    public void refund(PaymentId id, String reason) {
        move(id, PaymentStatus.REFUNDING, MOVE_ONLY);
        requestRefund(id, reason);
    }

    /** REFUNDING or COMPENSATING → REFUNDED. */
    public void refunded(PaymentId id, Returned returned) {
        move(id, PaymentStatus.REFUNDED, MOVE_ONLY);
        recordReturns(id, returned.movements());
        entityManager.createNativeQuery(REFUND_DONE).setParameter(1, id.value()).setParameter(2, returned.at()).executeUpdate();
    }

    /** Requests the refund by a message. A repeated request repeats the message, not the refund. */
    public void requestRefund(PaymentId id, String reason) {
        query(REQUEST_REFUND)
            .setParameter(1, id.value())
            .setParameter(2, Uuid7.next())
            .setParameter(3, Excerpt.of(reason, LONGEST_REASON))
            .setParameter(4, Uuid7.next())
            .executeUpdate();
    }

    /**
     * Claims payments for a minute whose outcome has been open for longer than the policy {@code payment.reconcile.seconds}, so that no
     * other node asks the gateway for them as well.
     *
     * @param most the largest number of payments
     */
    // Not a step: the claim has no meaning for a reservation, and commits by itself before the gateway is asked.
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    @SuppressWarnings("unchecked")
    public List<PaymentId> claimUnfinished(int most) {
        List<UUID> ids = entityManager.createNativeQuery(CLAIM, UUID.class)
            .setParameter(1, policies.get(Policy.PAYMENT_RECONCILE_SECONDS))
            .setParameter(2, most)
            .getResultList();
        return ids.stream().map(PaymentId::new).toList();
    }

    /** @param values the parameters of the statement from the fourth on */
    private void move(PaymentId id, PaymentStatus to, String statement, Object... values) {
        String[] from = Arrays.stream(PaymentStatus.values()).filter(each -> each == to || each.canBecome(to)).map(Enum::name)
            .toArray(String[]::new);
        Query query = entityManager.createNativeQuery(statement)
            .setParameter(1, id.value())
            .setParameter(2, to.name())
            .setParameter(3, from);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 4, values[i]);
        }
        if (query.executeUpdate() == 0) {
            throw new IllegalStateException("Payment " + id + " cannot become " + to);
        }
    }

    @SuppressWarnings("unchecked")
    private NativeQuery<Tuple> query(String sql) {
        return entityManager.createNativeQuery(sql).unwrap(NativeQuery.class);
    }
}
