package io.yemae.payment.persistence;

import io.yemae.payment.PaymentId;
import io.yemae.payment.PaymentMethod;
import io.yemae.payment.PaymentView;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;

/** The statements that prepare and supersede orders, and the sum of a buyer's purchases of points. */
@ApplicationScoped
public class OrderStatements {
    private static final String PREPARE = SqlFile.read(OrderStatements.class, "prepare.sql");

    /* By payments_by_reservation. */
    private static final String SUPERSEDE = """
        UPDATE payments
        SET status = 'FAILED', failure_code = '%s', failure_message = '결제할 금액이 바뀌었습니다. 결제를 다시 준비해주세요.', changed_at = now()
        WHERE reservation_id = ?1
          AND status = 'READY'
          AND amount + points <> ?2""".formatted(PaymentView.SUPERSEDED);

    private static final String PREPARE_PURCHASE = """
        INSERT INTO payments (id, user_id, method, amount, status, created_at)
        VALUES (:id, :user, :method, :amount, 'READY', now())""";

    private static final String LOCK_BUYER = """
        SELECT 1
        FROM users
        WHERE id = ?1
        FOR NO KEY UPDATE""";

    /* By payments_of_points. */
    private static final String PURCHASED = """
        SELECT coalesce(sum(amount), 0)
        FROM payments
        WHERE user_id = ?1
          AND reservation_id IS NULL
          AND status IN ('CONFIRMING', 'UNKNOWN', 'DONE')
          AND created_at > now() - interval '24 hours'""";

    @PersistenceContext
    EntityManager entityManager;

    /** @return a new order, or the one that is READY already with this method, amount and points */
    public PaymentId prepare(ReservationId reservation, UserId user, PaymentMethod method, Won amount, Won points) {
        return new PaymentId((UUID) entityManager.createNativeQuery(PREPARE, UUID.class)
            .setParameter("id", PaymentId.nextOrder(user).value())
            .setParameter("reservation", reservation.value())
            .setParameter("user", user.value())
            .setParameter("method", method.name())
            .setParameter("amount", amount.amount())
            .setParameter("points", points.amount())
            .getSingleResult());
    }

    public void preparePurchase(PaymentId id, UserId user, PaymentMethod method, Won amount) {
        entityManager.createNativeQuery(PREPARE_PURCHASE)
            .setParameter("id", id.value())
            .setParameter("user", user.value())
            .setParameter("method", method.name())
            .setParameter("amount", amount.amount())
            .executeUpdate();
    }

    /** Locks the user's row until the end of the transaction. */
    public void lockBuyer(UserId user) {
        entityManager.createNativeQuery(LOCK_BUYER).setParameter(1, user.value()).getResultList();
    }

    /** The sum of the user's purchases of points within 24 hours, done or in progress. */
    public Won purchasedWithinADay(UserId user) {
        return new Won(((Number) entityManager.createNativeQuery(PURCHASED).setParameter(1, user.value()).getSingleResult()).longValue());
    }

    /** READY → FAILED for all orders of the reservation with another price. */
    public void supersede(ReservationId reservation, Won price) {
        entityManager.createNativeQuery(SUPERSEDE).setParameter(1, reservation.value()).setParameter(2, price.amount()).executeUpdate();
    }
}
