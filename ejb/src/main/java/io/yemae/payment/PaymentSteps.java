package io.yemae.payment;

import io.yemae.payment.GatewayAnswer.Paid;
import io.yemae.payment.GatewayAnswer.Refused;
import io.yemae.payment.GatewayAnswer.Returned;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import io.yemae.shared.Won;
import io.yemae.shared.sql.Constraints;
import io.yemae.shared.sql.SqlFile;
import io.yemae.shared.text.Excerpt;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/** The steps of a payment's life, each within the transaction of what it means for the reservation. The database refuses any other. */
@Stateless
// A step of a payment without what it means for its reservation would break the rule that connects the two.
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class PaymentSteps {

    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_NOTE = 500;

    /* Longer than all attempts of one call to the gateway can take. */
    private static final String A_MINUTE_ON = "now() + interval '60 seconds'";

    /* Everybody locks a reservation before its payments, so that nobody waits in a circle and a payment sees the price that it is to take. */
    private static final String LOCK_RESERVATION = """
        SELECT 1
        FROM reservations
        WHERE id = (SELECT reservation_id FROM payments WHERE id = ?1)
        FOR NO KEY UPDATE""";

    private static final String LOCK = "SELECT " + PaymentRows.COLUMNS + """

        FROM payments payment
        WHERE payment.id = ?1
        FOR NO KEY UPDATE""";

    private static final String PREPARE = SqlFile.read(PaymentSteps.class, "prepare.sql");

    /* By payments_by_reservation. */
    private static final String SUPERSEDE = """
        UPDATE payments
        SET status = 'FAILED', failure_code = '%s', failure_message = '결제할 금액이 바뀌었습니다. 결제를 다시 준비해주세요.', changed_at = now()
        WHERE reservation_id = ?1
          AND status = 'READY'
          AND amount <> ?2""".formatted(PaymentView.SUPERSEDED);

    private static final String PREPARE_PURCHASE = """
        INSERT INTO payments (id, user_id, method, amount, status, created_at)
        VALUES (?1, ?2, ?3, ?4, 'READY', now())""";

    /* Purchases of one buyer are counted one after the other. */
    private static final String LOCK_BUYER = """
        SELECT 1
        FROM users
        WHERE id = ?1
        FOR NO KEY UPDATE""";

    /* By payments_of_points. */
    private static final String BOUGHT = """
        SELECT coalesce(sum(amount), 0)
        FROM payments
        WHERE user_id = ?1
          AND reservation_id IS NULL
          AND status IN ('CONFIRMING', 'UNKNOWN', 'DONE')
          AND created_at > now() - interval '24 hours'""";

    private static final String BEGIN = """
        UPDATE payments
        SET status = 'CONFIRMING', payment_key = ?2, attempts = attempts + 1, changed_at = now(), claimed_until = """ + A_MINUTE_ON + """

        WHERE id = ?1
          AND status = 'READY'""";

    private static final String MOVE = """
        UPDATE payments
        SET status = ?2, payment_key = coalesce(?3, payment_key), approved_at = coalesce(?4, approved_at),
            late_at = CASE WHEN ?5 THEN coalesce(late_at, now()) ELSE late_at END,
            failure_code = ?6, failure_message = ?7,
            changed_at = CASE WHEN status = ?2 THEN changed_at ELSE now() END, claimed_until = NULL
        WHERE id = ?1""";

    private static final String NOTE = """
        UPDATE payments
        SET failure_code = ?2, failure_message = ?3
        WHERE id = ?1
          AND (failure_code, failure_message) IS DISTINCT FROM (cast(?2 AS text), cast(?3 AS text))""";

    private static final String KEEP_RETURN = """
        INSERT INTO gateway_returns (payment_id, transaction_key, amount, returned_at)
        VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT DO NOTHING""";

    private static final String ASK_REFUND = SqlFile.read(PaymentSteps.class, "ask-refund.sql");

    private static final String REFUND_DONE = """
        UPDATE refunds
        SET done_at = ?2
        WHERE payment_id = ?1
          AND done_at IS NULL""";

    /* By payments_unsettled. Nodes share the work: what another one has claimed, or is just claiming, is left to it. */
    private static final String CLAIM = """
        UPDATE payments
        SET claimed_until = """ + A_MINUTE_ON + """
        , attempts = attempts + 1
        WHERE id IN (SELECT id
                     FROM payments
                     WHERE status IN ('CONFIRMING', 'UNKNOWN', 'REFUNDING', 'COMPENSATING')
                       AND changed_at <= now() - make_interval(secs => ?1)
                       AND (claimed_until IS NULL OR claimed_until <= now())
                     ORDER BY changed_at
                     LIMIT ?2
                     FOR NO KEY UPDATE SKIP LOCKED)
        RETURNING id""";

    @PersistenceContext
    EntityManager entityManager;

    /** The payment, locked until the end of the transaction together with its reservation. */
    @SuppressWarnings("unchecked")
    public Optional<PaymentView> lock(PaymentId id) {
        entityManager.createNativeQuery(LOCK_RESERVATION).setParameter(1, id.value()).getResultList();
        List<Tuple> rows = entityManager.createNativeQuery(LOCK, Tuple.class).setParameter(1, id.value()).getResultList();
        return PaymentRows.views(rows).stream().findFirst();
    }

    /** An order of this amount that the payment window can be opened with. */
    public PaymentId prepare(ReservationId reservation, UserId user, PaymentMethod method, Won amount) {
        return new PaymentId((UUID) entityManager.createNativeQuery(PREPARE, UUID.class)
            .setParameter(1, Uuid7.next())
            .setParameter(2, reservation.value())
            .setParameter(3, user.value())
            .setParameter(4, method.name())
            .setParameter(5, amount.amount())
            .getSingleResult());
    }

    /** An order of points that the payment window can be opened with. */
    public PaymentId preparePurchase(UserId user, PaymentMethod method, Won amount) {
        PaymentId id = PaymentId.next();
        entityManager.createNativeQuery(PREPARE_PURCHASE)
            .setParameter(1, id.value())
            .setParameter(2, user.value())
            .setParameter(3, method.name())
            .setParameter(4, amount.amount())
            .executeUpdate();
        return id;
    }

    /** What a user has bought points for within 24 hours, or is about to. Until the transaction ends nobody else begins a purchase of the same user. */
    public Won bought(UserId user) {
        entityManager.createNativeQuery(LOCK_BUYER).setParameter(1, user.value()).getResultList();
        return new Won(((Number) entityManager.createNativeQuery(BOUGHT).setParameter(1, user.value()).getSingleResult()).longValue());
    }

    /** READY → FAILED for the orders of a reservation that are of another amount than it costs now: none of them can be confirmed any more. */
    public void supersede(ReservationId reservation, Won amount) {
        entityManager.createNativeQuery(SUPERSEDE).setParameter(1, reservation.value()).setParameter(2, amount.amount()).executeUpdate();
    }

    /**
     * READY → CONFIRMING: from here on the gateway may be asked.
     *
     * @throws Problem conflict {@code PAYMENT_IN_PROGRESS} when another payment of the reservation is on its way
     */
    public void begin(PaymentId id, String paymentKey) {
        try {
            entityManager.createNativeQuery(BEGIN).setParameter(1, id.value()).setParameter(2, paymentKey).executeUpdate();
        } catch (PersistenceException e) {
            throw inProgress(e);
        }
    }

    /** What is told when a payment meets another one of its reservation that lives; anything else as it came. */
    static RuntimeException inProgress(PersistenceException failure) {
        return Constraints.violated(failure).filter("payments_one_live"::equals).isPresent()
            ? inProgress()
            : failure;
    }

    /** What is told to whoever would change or pay what another payment is paying for. */
    public static Problem inProgress() {
        return Problem.conflict("PAYMENT_IN_PROGRESS", "이 예약의 다른 결제를 처리하고 있습니다. 잠시 후 다시 확인해주세요.");
    }

    /** CONFIRMING or UNKNOWN → DONE. */
    public void done(PaymentId id, Paid paid, boolean late) {
        move(id, PaymentStatus.DONE, paid.paymentKey(), paid.at(), late, null, null);
    }

    /** CONFIRMING or UNKNOWN → FAILED: nothing was taken. */
    public void failed(PaymentId id, Refused refused) {
        move(id, PaymentStatus.FAILED, null, null, false, refused.code(), Excerpt.of(refused.message(), LONGEST_NOTE));
    }

    /** CONFIRMING → UNKNOWN. @param why for operators */
    public void unknown(PaymentId id, String code, String why) {
        move(id, PaymentStatus.UNKNOWN, null, null, false, code, Excerpt.of(why, LONGEST_NOTE));
    }

    /**
     * Writes down for operators what the gateway says of a payment that stays as it is: why a refund has not come about, a part that its own desk gave
     * back, a status that means nothing to us. Who looks after the payment, and when, stays as it is too.
     *
     * @param code null when there is nothing to be said any more
     * @return whether it is news
     */
    public boolean note(PaymentId id, String code, String why) {
        return query(NOTE)
            .setParameter(1, id.value())
            .setParameter(2, code, String.class)
            .setParameter(3, why == null ? null : Excerpt.of(why, LONGEST_NOTE), String.class)
            .executeUpdate() == 1;
    }

    /**
     * A refund that did not come about is tried again under a new idempotency key: the gateway keeps a refusal under the old one. Nothing goes back twice,
     * because it gives back no more than it took.
     */
    public void nextAttempt(PaymentId id) {
        entityManager.createNativeQuery("UPDATE payments SET attempts = attempts + 1 WHERE id = ?1").setParameter(1, id.value()).executeUpdate();
    }

    /** Keeps what went back at the gateway, each movement once. */
    public void keepReturns(PaymentId id, List<GatewayMovement> movements) {
        for (GatewayMovement each : movements) {
            entityManager.createNativeQuery(KEEP_RETURN)
                .setParameter(1, id.value())
                .setParameter(2, each.key())
                .setParameter(3, each.amount().amount())
                .setParameter(4, each.at())
                .executeUpdate();
        }
    }

    /** CONFIRMING, UNKNOWN or FAILED → COMPENSATING: the money was taken, and there are no seats for it. The refund is asked for. */
    public void compensate(PaymentId id, String paymentKey, Instant takenAt, String reason) {
        move(id, PaymentStatus.COMPENSATING, paymentKey, takenAt, true, null, null);
        askRefund(id, reason);
    }

    /** DONE → REFUNDING. The refund is asked for. */
    public void refund(PaymentId id, String reason) {
        move(id, PaymentStatus.REFUNDING, null, null, false, null, null);
        askRefund(id, reason);
    }

    /** REFUNDING or COMPENSATING → REFUNDED. */
    public void refunded(PaymentId id, Returned returned) {
        move(id, PaymentStatus.REFUNDED, null, null, false, null, null);
        keepReturns(id, returned.movements());
        entityManager.createNativeQuery(REFUND_DONE).setParameter(1, id.value()).setParameter(2, returned.at()).executeUpdate();
    }

    /** The refund is asked for by a message; asking again repeats the message and not the refund. */
    public void askRefund(PaymentId id, String reason) {
        query(ASK_REFUND)
            .setParameter(1, id.value())
            .setParameter(2, Uuid7.next())
            .setParameter(3, Excerpt.of(reason, LONGEST_REASON))
            .setParameter(4, Uuid7.next())
            .executeUpdate();
    }

    /** Takes unfinished payments, for a minute, away from whoever else would look after them. */
    @SuppressWarnings("unchecked")
    public List<PaymentId> claim(int afterSeconds, int most) {
        List<UUID> ids = entityManager.createNativeQuery(CLAIM, UUID.class).setParameter(1, afterSeconds).setParameter(2, most).getResultList();
        return ids.stream().map(PaymentId::new).toList();
    }

    private void move(PaymentId id, PaymentStatus to, String paymentKey, Instant approvedAt, boolean late, String code, String message) {
        query(MOVE)
            .setParameter(1, id.value())
            .setParameter(2, to.name())
            .setParameter(3, paymentKey, String.class)
            .setParameter(4, approvedAt, Instant.class)
            .setParameter(5, late)
            .setParameter(6, code, String.class)
            .setParameter(7, message, String.class)
            .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private NativeQuery<Tuple> query(String sql) {
        return entityManager.createNativeQuery(sql).unwrap(NativeQuery.class);
    }
}
