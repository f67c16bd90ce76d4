package io.yemae.checkout;

import io.yemae.booking.Reservations;
import io.yemae.payment.PaymentInProgress;
import io.yemae.payment.PaymentOrders;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.function.Supplier;

/**
 * The price of a reservation with its parts (requirement 1, section 4). A discount code stays with the reservation until another one
 * replaces it. It no longer counts as used if the reservation expires or is cancelled.
 *
 * <p>This is the only place where a price changes, and never while a payment of it may still succeed: a change of the price and the start
 * of a payment both lock the reservation's row first, and a change supersedes all orders of another price in the same transaction.
 */
@Stateless
public class Quotes {

    private static final String LOCK = """
        SELECT 1
        FROM reservations
        WHERE id = ?1
          AND user_id = ?2
        FOR NO KEY UPDATE""";

    /* By reservations' key; the items by theirs; by payments_one_live. */
    private static final String PRICES = """
        SELECT reservation.fee, reservation.discount, code.code,
               (SELECT sum(unit_price) FROM reservation_items WHERE reservation_id = reservation.id) AS seats,
               is_live_hold(reservation.status, reservation.expires_at, now()) AS open,
               EXISTS (SELECT 1
                       FROM payments payment
                       WHERE payment.reservation_id = reservation.id
                         AND payment.status IN ('CONFIRMING', 'UNKNOWN', 'DONE')) AS paying
        FROM reservations reservation
        LEFT JOIN discount_uses used ON used.reservation_id = reservation.id
        LEFT JOIN discount_codes code ON code.id = used.code_id
        WHERE reservation.id = ?1
          AND reservation.user_id = ?2""";

    /* Uses by other live reservations. By discount_uses_by_code. */
    private static final String USES = """
        SELECT count(*) AS all_uses, count(*) FILTER (WHERE used.user_id = ?2) AS own_uses
        FROM discount_uses used
        JOIN reservations reservation ON reservation.id = used.reservation_id
        WHERE used.code_id = ?1
          AND used.reservation_id <> ?3
          AND (reservation.status = 'confirmed' OR is_live_hold(reservation.status, reservation.expires_at, now()))""";

    private static final String USE = """
        INSERT INTO discount_uses (reservation_id, code_id, user_id)
        VALUES (?1, ?2, ?3)
        ON CONFLICT (reservation_id) DO UPDATE SET code_id = excluded.code_id""";

    private static final String DISCOUNT = """
        UPDATE reservations
        SET discount = ?2, total_amount = total_amount + discount - ?2
        WHERE id = ?1
          AND is_live_hold(status, expires_at, now())""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    DiscountCodes codes;

    @Inject
    Reservations reservations;

    @Inject
    PaymentOrders orders;

    @Inject
    DiscountGuesses guesses;

    /** The current price of a reservation, and whether a payment of it is in progress. */
    private record Present(Quote quote, boolean paying) {
    }

    /**
     * The price with a code. Changes nothing.
     *
     * @param code null for the code that the reservation already uses, if any
     * @throws DiscountCodeNotValid if the user cannot use the code
     * @throws Problem not found {@code RESERVATION_NOT_FOUND} (also for another user's), conflict {@code HOLD_EXPIRED},
     *     {@code ALREADY_PAID}, {@code RESERVATION_CANCELLED}, or {@code DISCOUNT_CODE_USED_UP} for a code that the user has used as
     *     often as allowed; throttled {@code TOO_MANY_DISCOUNT_CODES}
     */
    public Quote quote(ReservationId reservation, UserId user, String code) {
        Quote present = present(reservation, user).quote();
        return code == null ? present : guarded(user, () -> with(codes.valid(code), present, user));
    }

    /**
     * Applies a code to a reservation, in the transaction that pays it or prepares its payment. Locks the reservation until the end of
     * the transaction.
     *
     * @param code null for no change
     * @return the price to pay
     * @throws PaymentInProgress if a payment of the reservation is in progress
     * @throws Problem as {@link #quote}
     */
    public Won use(ReservationId reservation, UserId user, String code) {
        // A statement of its own, so that the next one sees what the previous holder of the lock committed.
        entityManager.createNativeQuery(LOCK).setParameter(1, reservation.value()).setParameter(2, user.value()).getResultList();
        Present present = present(reservation, user);
        if (present.paying()) {
            throw new PaymentInProgress();
        }
        return code == null ? present.quote().total() : guarded(user, () -> use(codes.lockValid(code), present.quote(), user));
    }

    private Won use(DiscountCode code, Quote present, UserId user) {
        Quote discounted = with(code, present, user);
        ReservationId reservation = present.reservation();
        entityManager.createNativeQuery(USE)
            .setParameter(1, reservation.value())
            .setParameter(2, code.id())
            .setParameter(3, user.value())
            .executeUpdate();
        int changed = entityManager.createNativeQuery(DISCOUNT)
            .setParameter(1, reservation.value())
            .setParameter(2, discounted.discount().amount())
            .executeUpdate();
        if (changed == 0) {
            throw reservations.get(reservation, user).status().notPayable();
        }
        orders.supersede(reservation, discounted.total());
        return discounted.total();
    }

    /** Limits failed attempts, so that nobody finds a code by trying. */
    private <T> T guarded(UserId user, Supplier<T> withCode) {
        guesses.check(user);
        try {
            return withCode.get();
        } catch (DiscountCodeNotValid notValid) {
            guesses.failed(user);
            throw notValid;
        }
    }

    @SuppressWarnings("unchecked")
    private Present present(ReservationId reservation, UserId user) {
        List<Tuple> rows = entityManager.createNativeQuery(PRICES, Tuple.class)
            .setParameter(1, reservation.value())
            .setParameter(2, user.value())
            .getResultList();
        if (rows.isEmpty() || !rows.get(0).get("open", Boolean.class)) {
            throw reservations.get(reservation, user).status().notPayable();
        }
        Tuple row = rows.get(0);
        return new Present(new Quote(reservation, new Won(((Number) row.get("seats")).longValue()), new Won(row.get("fee", Long.class)),
            new Won(row.get("discount", Long.class)), row.get("code", String.class)), row.get("paying", Boolean.class));
    }

    private Quote with(DiscountCode code, Quote present, UserId user) {
        Tuple uses = (Tuple) entityManager.createNativeQuery(USES, Tuple.class)
            .setParameter(1, code.id())
            .setParameter(2, user.value())
            .setParameter(3, present.reservation().value())
            .getSingleResult();
        long own = uses.get("own_uses", Long.class);
        if (isReached(code.totalLimit(), uses.get("all_uses", Long.class)) || isReached(code.userLimit(), own)) {
            // A user who has used the code knows that it exists. To others it is not revealed.
            throw own > 0 ? Problem.conflict("DISCOUNT_CODE_USED_UP", "사용 횟수를 모두 쓴 할인 코드입니다.") : new DiscountCodeNotValid();
        }
        return new Quote(present.reservation(), present.seats(), present.fee(), code.discount(present.seats()), code.code());
    }

    private static boolean isReached(Integer limit, long uses) {
        return limit != null && uses >= limit;
    }
}
