package io.yemae.pricing.persistence;

import io.yemae.pricing.Quote;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;

/** The prices of reservations. A caller that changes or relies on a price locks the reservation first, before its payments. */
@ApplicationScoped
public class PriceRows {
    private static final String PRICE = SqlFile.read(PriceRows.class, "price.sql");

    private static final String LOCK = """
        SELECT 1
        FROM reservations
        WHERE id = ?1
          AND user_id = ?2
        FOR NO KEY UPDATE""";

    private static final String DISCOUNT = """
        UPDATE reservations
        SET discount = ?2, total_amount = total_amount + discount - ?2
        WHERE id = ?1
          AND is_live_hold(status, expires_at, now())""";

    @PersistenceContext
    EntityManager entityManager;

    /** The current price of a live hold, and whether a payment of it is in progress. */
    public record Price(Quote quote, boolean paying) {
    }

    /** Locks a user's reservation until the end of the transaction. No effect if the user has no such reservation. */
    public void lock(ReservationId reservation, UserId user) {
        entityManager.createNativeQuery(LOCK).setParameter(1, reservation.value()).setParameter(2, user.value()).getResultList();
    }

    /** Empty if the user has no such reservation, or if it is not a live hold. */
    @SuppressWarnings("unchecked")
    public Optional<Price> ofLiveHold(ReservationId reservation, UserId user) {
        List<Tuple> rows = entityManager.createNativeQuery(PRICE, Tuple.class)
            .setParameter(1, reservation.value())
            .setParameter(2, user.value())
            .getResultList();
        return rows.stream().findFirst()
            .filter(row -> row.get("open", Boolean.class))
            .map(row -> price(reservation, row));
    }

    /** Changes the discount and the total of a live hold. @return false if it is not a live hold */
    public boolean discount(ReservationId reservation, Won discount) {
        return entityManager.createNativeQuery(DISCOUNT)
            .setParameter(1, reservation.value())
            .setParameter(2, discount.amount())
            .executeUpdate() > 0;
    }

    private static Price price(ReservationId reservation, Tuple row) {
        return new Price(new Quote(reservation, new Won(((Number) row.get("seats")).longValue()), new Won(row.get("fee", Long.class)),
            new Won(row.get("discount", Long.class)), row.get("code", String.class), Won.ZERO), row.get("paying", Boolean.class));
    }
}
