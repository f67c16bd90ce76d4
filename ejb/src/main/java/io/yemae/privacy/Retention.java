package io.yemae.privacy;

import io.yemae.account.AccountErasure;
import io.yemae.ops.Policies;
import io.yemae.ops.Policy;
import io.yemae.shared.UserId;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import java.util.function.IntUnaryOperator;

/**
 * Ends the keeping of data whose time is over, in batches. The policies {@code retention.…} say when; the audit log has a retention of its
 * own.
 */
@Stateless
public class Retention {
    private static final int BATCH = 100;
    private static final int BATCHES = 1_000;

    private static final String UNFINISHED = """
        role <> 'USER'
           OR EXISTS (SELECT 1
                      FROM reservations reservation
                      JOIN performances performance ON performance.id = reservation.performance_id
                      WHERE reservation.user_id = person.id
                        AND ((reservation.status = 'confirmed' AND coalesce(performance.ends_at, performance.starts_at) > now())
                          OR (reservation.status = 'pending' AND reservation.expires_at > now())))
           OR EXISTS (SELECT 1
                      FROM payments payment
                      WHERE payment.user_id = person.id
                        AND payment.status IN ('CONFIRMING', 'UNKNOWN', 'REFUNDING', 'COMPENSATING'))
           OR EXISTS (SELECT 1
                      FROM point_accounts account
                      WHERE account.user_id = person.id
                        AND account.balance > 0)""";

    // By users_by_registration. Whatever a user does is a login, a reservation, or an entry of the audit log.
    private static final String INACTIVE = """
        SELECT person.id
        FROM users person
        WHERE person.deleted_at IS NULL
          AND person.created_at < now() - ?1 * interval '1 day'
          AND person.updated_at < now() - ?1 * interval '1 day'
          AND NOT EXISTS (SELECT 1 FROM logins login WHERE login.user_id = person.id)
          AND NOT EXISTS (SELECT 1
                          FROM audit_entries entry
                          WHERE entry.actor = cast(person.id AS text)
                            AND entry.at > now() - ?1 * interval '1 day')
          AND NOT EXISTS (SELECT 1
                          FROM reservations reservation
                          WHERE reservation.user_id = person.id
                            AND reservation.created_at > now() - ?1 * interval '1 day')
          AND NOT (%s)
        ORDER BY person.created_at
        LIMIT ?2
        FOR UPDATE OF person SKIP LOCKED""".formatted(UNFINISHED);

    private static final String UNCONFIRMED = """
        SELECT person.id
        FROM users person
        WHERE person.deleted_at IS NULL
          AND person.email_confirmed_at IS NULL
          AND person.created_at < now() - ?1 * interval '1 day'
          AND NOT (%s)
        ORDER BY person.created_at
        LIMIT ?2
        FOR UPDATE OF person SKIP LOCKED""".formatted(UNFINISHED);

    // Nobody ever paid, or tried to, so the books have no need of them.
    private static final String FORGET_RESERVATIONS = """
        WITH gone AS (
            DELETE FROM reservations
            WHERE id IN (SELECT reservation.id
                         FROM reservations reservation
                         WHERE reservation.created_at < now() - ?1 * interval '1 day'
                           AND reservation.status IN ('expired', 'cancelled')
                           AND reservation.payment_method IS NULL
                           AND NOT EXISTS (SELECT 1 FROM payments payment WHERE payment.reservation_id = reservation.id)
                         LIMIT ?2
                         FOR UPDATE SKIP LOCKED)
            RETURNING id),
        items AS (
            DELETE FROM reservation_items item
            USING gone
            WHERE item.reservation_id = gone.id),
        discounts AS (
            DELETE FROM discount_uses used
            USING gone
            WHERE used.reservation_id = gone.id)
        SELECT count(*)
        FROM gone""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    Policies policies;

    @Inject
    AccountErasure erasure;

    @EJB
    Retention steps;

    /** How much was removed. */
    public record Outcome(int unconfirmedUsers, int inactiveUsers, int reservations) {
    }

    /** Removes everything whose time is over, in small transactions, up to a bound; what is left is for the next time. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Outcome apply() {
        return new Outcome(repeat(steps::eraseUnconfirmed), repeat(steps::eraseInactive), repeat(steps::forgetReservations));
    }

    private static int repeat(IntUnaryOperator step) {
        int all = 0;
        for (int batch = 0, last = BATCH; batch < BATCHES && last == BATCH; batch++) {
            last = step.applyAsInt(BATCH);
            all += last;
        }
        return all;
    }

    // The steps below are public because the container opens a transaction for public methods only.

    /** Erases accounts that were inactive for too long. @return how many */
    public int eraseInactive(int most) {
        // What is older than the audit log cannot be seen to have been active.
        int days = Math.min(policies.get(Policy.RETENTION_USERS_INACTIVE_DAYS), policies.get(Policy.RETENTION_AUDIT_DAYS));
        return days == 0 ? 0 : erase(INACTIVE, days, most, "inactive for " + days + " days");
    }

    /** Erases accounts whose address nobody has confirmed, so that whoever owns it, or the phone number, can register. @return how many */
    public int eraseUnconfirmed(int most) {
        int days = policies.get(Policy.RETENTION_USERS_UNCONFIRMED_DAYS);
        return days == 0 || policies.get(Policy.ACCOUNTS_CONFIRM) == 0 ? 0
            : erase(UNCONFIRMED, days, most, "not confirmed for " + days + " days");
    }

    /** Removes reservations of long ago that nobody paid. @return how many */
    public int forgetReservations(int most) {
        int days = policies.get(Policy.RETENTION_RESERVATIONS_DAYS);
        return days == 0 ? 0 : ((Number) entityManager.createNativeQuery(FORGET_RESERVATIONS)
            .setParameter(1, days)
            .setParameter(2, most)
            .getSingleResult()).intValue();
    }

    @SuppressWarnings("unchecked")
    private int erase(String sql, int days, int most, String reason) {
        List<UUID> users = entityManager.createNativeQuery(sql, UUID.class).setParameter(1, days).setParameter(2, most).getResultList();
        users.forEach(user -> erasure.erase(new UserId(user), reason));
        return users.size();
    }
}
