package io.yemae.payment;

import io.yemae.points.Points;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import io.yemae.shared.Won;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.UUID;

/** Paying with points: done at once, in the transaction that confirms the reservation (requirement 3, section 3). */
@Stateless
public class PointPayments {
    private static final String ADD = """
        INSERT INTO payments (id, reservation_id, user_id, method, amount, status, created_at, approved_at)
        VALUES (?1, ?2, ?3, 'POINTS', ?4, 'DONE', now(), now())
        RETURNING number, approved_at""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    Points points;

    /** @throws Problem conflict {@code INSUFFICIENT_POINTS} */
    public PaymentView pay(ReservationId reservation, UserId user, Won amount) {
        UUID id = Uuid7.next();
        points.use(user, amount, id);
        Tuple row = (Tuple) entityManager.createNativeQuery(ADD, Tuple.class)
            .setParameter(1, id)
            .setParameter(2, reservation.value())
            .setParameter(3, user.value())
            .setParameter(4, amount.amount())
            .getSingleResult();
        return new PaymentView(id, row.get("number", Long.class), reservation, PaymentMethod.POINTS, amount, "DONE",
            row.get("approved_at", Instant.class));
    }
}
