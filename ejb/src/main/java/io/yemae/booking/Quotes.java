package io.yemae.booking;

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

/**
 * What a reservation costs, part by part (requirement 1, section 4). A code that was used stays with the reservation until another one takes its place;
 * its use is given back by itself when the reservation ends unpaid or is cancelled.
 */
@Stateless
public class Quotes {

    /* By reservations' key; the items by theirs. */
    private static final String PRICES = """
        SELECT reservation.fee, reservation.discount, code.code,
               (SELECT sum(unit_price) FROM reservation_items WHERE reservation_id = reservation.id) AS seats,
               reservation.status = 'pending' AND reservation.expires_at > now() AS open
        FROM reservations reservation
        LEFT JOIN discount_uses used ON used.reservation_id = reservation.id
        LEFT JOIN discount_codes code ON code.id = used.code_id
        WHERE reservation.id = ?1
          AND reservation.user_id = ?2""";

    /* Uses by other reservations that are held or confirmed. By discount_uses_by_code. */
    private static final String USES = """
        SELECT count(*) AS all_uses, count(*) FILTER (WHERE used.user_id = ?2) AS own_uses
        FROM discount_uses used
        JOIN reservations reservation ON reservation.id = used.reservation_id
        WHERE used.code_id = ?1
          AND used.reservation_id <> ?3
          AND (reservation.status = 'confirmed' OR (reservation.status = 'pending' AND reservation.expires_at > now()))""";

    private static final String USE = """
        INSERT INTO discount_uses (reservation_id, code_id, user_id)
        VALUES (?1, ?2, ?3)
        ON CONFLICT (reservation_id) DO UPDATE SET code_id = excluded.code_id""";

    private static final String DISCOUNT = """
        UPDATE reservations
        SET discount = ?2, total_amount = total_amount + discount - ?2
        WHERE id = ?1
          AND status = 'pending'
          AND expires_at > now()""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    DiscountCodes codes;

    @Inject
    Reservations reservations;

    /**
     * What would be paid with a code, or with the one that the reservation uses already. Changes nothing.
     *
     * @param code null for none other
     * @throws Problem not found {@code RESERVATION_NOT_FOUND} (also for somebody else's) or {@code DISCOUNT_CODE_NOT_FOUND}, conflict
     *     {@code HOLD_EXPIRED}, {@code ALREADY_PAID}, {@code RESERVATION_CANCELLED}, {@code DISCOUNT_CODE_NOT_VALID} or
     *     {@code DISCOUNT_CODE_USED_UP}
     */
    public Quote quote(ReservationId reservation, UserId user, String code) {
        Quote present = present(reservation, user);
        return code == null ? present : with(codes.valid(code), present, user);
    }

    /**
     * Uses a code for a reservation, in the transaction in which it is paid or its payment is prepared.
     *
     * @param code null to leave it as it is
     * @throws Problem as {@link #quote}
     */
    public void use(ReservationId reservation, UserId user, String code) {
        if (code == null) {
            return;
        }
        Quote present = present(reservation, user);
        DiscountCode found = codes.validAlone(code);
        Won discount = with(found, present, user).discount();
        entityManager.createNativeQuery(USE)
            .setParameter(1, reservation.value())
            .setParameter(2, found.id())
            .setParameter(3, user.value())
            .executeUpdate();
        int changed = entityManager.createNativeQuery(DISCOUNT)
            .setParameter(1, reservation.value())
            .setParameter(2, discount.amount())
            .executeUpdate();
        if (changed == 0) {
            throw Checkout.refusal(reservations.get(reservation, user));
        }
    }

    @SuppressWarnings("unchecked")
    private Quote present(ReservationId reservation, UserId user) {
        List<Tuple> rows = entityManager.createNativeQuery(PRICES, Tuple.class)
            .setParameter(1, reservation.value())
            .setParameter(2, user.value())
            .getResultList();
        if (rows.isEmpty() || !rows.get(0).get("open", Boolean.class)) {
            throw Checkout.refusal(reservations.get(reservation, user));
        }
        Tuple row = rows.get(0);
        return new Quote(reservation, new Won(((Number) row.get("seats")).longValue()), new Won(row.get("fee", Long.class)),
            new Won(row.get("discount", Long.class)), row.get("code", String.class));
    }

    private Quote with(DiscountCode code, Quote present, UserId user) {
        Tuple uses = (Tuple) entityManager.createNativeQuery(USES, Tuple.class)
            .setParameter(1, code.id())
            .setParameter(2, user.value())
            .setParameter(3, present.reservation().value())
            .getSingleResult();
        if (isReached(code.totalLimit(), uses.get("all_uses", Long.class)) || isReached(code.userLimit(), uses.get("own_uses", Long.class))) {
            throw Problem.conflict("DISCOUNT_CODE_USED_UP", "사용 횟수를 모두 쓴 할인 코드입니다.");
        }
        return new Quote(present.reservation(), present.seats(), present.fee(), code.off(present.seats()), code.code());
    }

    private static boolean isReached(Integer limit, long uses) {
        return limit != null && uses >= limit;
    }
}
