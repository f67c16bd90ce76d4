package io.yemae.points;

import io.yemae.account.Accounts;
import io.yemae.ops.AuditLog;
import io.yemae.ops.FeatureFlag;
import io.yemae.ops.FeatureFlags;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import io.yemae.shared.Won;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;

/** Charging, using and looking up points. One point is one won. */
@Stateless
public class Points {

    /* The balance and its entry in one statement; the row lock of the balance puts the movements of one account in a row. */
    private static final String CHARGE = """
        WITH account AS (
            INSERT INTO point_accounts AS account (user_id, balance)
            VALUES (?2, ?3)
            ON CONFLICT (user_id) DO UPDATE
            SET balance = account.balance + excluded.balance
            RETURNING user_id, balance),
        entry AS (
            INSERT INTO point_entries (id, user_id, type, amount)
            SELECT ?1, user_id, 'CHARGE', ?3
            FROM account)
        SELECT balance
        FROM account""";

    /* As CHARGE, once a payment. */
    private static final String CREDIT = """
        WITH entry AS (
            INSERT INTO point_entries (id, user_id, type, amount, payment_id)
            VALUES (?1, ?2, 'CHARGE', ?3, ?4)
            RETURNING user_id, amount)
        INSERT INTO point_accounts AS account (user_id, balance)
        SELECT user_id, amount
        FROM entry
        ON CONFLICT (user_id) DO UPDATE
        SET balance = account.balance + excluded.balance""";

    private static final String OPEN = """
        INSERT INTO point_accounts (user_id, balance)
        VALUES (?1, 0)
        ON CONFLICT DO NOTHING""";

    private static final String USE = """
        WITH account AS (
            UPDATE point_accounts
            SET balance = balance - ?3
            WHERE user_id = ?2
              AND balance >= ?3
            RETURNING user_id)
        INSERT INTO point_entries (id, user_id, type, amount, payment_id)
        SELECT ?1, user_id, 'USE', -?3, ?4
        FROM account""";

    private static final String REFUND = """
        WITH account AS (
            UPDATE point_accounts
            SET balance = balance + ?3
            WHERE user_id = ?2
            RETURNING user_id)
        INSERT INTO point_entries (id, user_id, type, amount, payment_id)
        SELECT ?1, user_id, 'REFUND', ?3, ?4
        FROM account""";

    /* By point_entries_by_user. */
    private static final String HISTORY = """
        SELECT number, type, abs(amount) AS points
        FROM point_entries
        WHERE user_id = ?1
        ORDER BY number""";

    private static final String BALANCE = """
        SELECT coalesce((SELECT balance FROM point_accounts WHERE user_id = ?1), 0)""";

    /** The most that one account can hold; far from what a bigint can. */
    private static final long LARGEST_BALANCE = 1_000_000_000_000L;

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    Accounts accounts;

    @Inject
    AuditLog audit;

    @Inject
    FeatureFlags features;

    /**
     * @param number of the account's owner, as requirement 3 counts users
     * @param anybody whether the caller may charge accounts of others
     * @return the balance afterwards
     * @throws Problem not found {@code USER_NOT_FOUND}, also when it is somebody else's; conflict {@code BALANCE_LIMIT}; forbidden
     *     {@code POINTS_ARE_BOUGHT} unless the installation lets users charge without paying, or an administrator charges
     */
    public Won charge(long number, Won amount, UserId caller, boolean anybody) {
        UserId user = owner(number, caller, anybody);
        if (!anybody && !features.isOn(FeatureFlag.POINTS_CHARGE)) {
            throw Problem.forbidden("POINTS_ARE_BOUGHT", FeatureFlag.POINTS_CHARGE.sentence());
        }
        long balance = ((Number) entityManager.createNativeQuery(CHARGE)
            .setParameter(1, Uuid7.next())
            .setParameter(2, user.value())
            .setParameter(3, amount.amount())
            .getSingleResult()).longValue();
        if (balance > LARGEST_BALANCE) {
            throw Problem.conflict("BALANCE_LIMIT", "보유할 수 있는 포인트를 넘었습니다.");
        }
        audit.record("points.charge", user.toString(), String.valueOf(amount.amount()));
        return new Won(balance);
    }

    /** As {@link #charge}. @throws Problem not found {@code USER_NOT_FOUND} */
    public Won balance(long number, UserId caller, boolean anybody) {
        return new Won(((Number) entityManager.createNativeQuery(BALANCE)
            .setParameter(1, owner(number, caller, anybody).value())
            .getSingleResult()).longValue());
    }

    /** Charges what a payment has bought, once. */
    public void credit(UserId user, Won amount, UUID payment) {
        entityManager.createNativeQuery(CREDIT)
            .setParameter(1, Uuid7.next())
            .setParameter(2, user.value())
            .setParameter(3, amount.amount())
            .setParameter(4, payment)
            .executeUpdate();
    }

    /**
     * Takes points for a payment. Nothing can be taken from everybody, also from who never charged.
     *
     * @throws Problem conflict {@code INSUFFICIENT_POINTS}
     */
    public void use(UserId user, Won amount, UUID payment) {
        if (amount.equals(Won.ZERO)) {
            entityManager.createNativeQuery(OPEN).setParameter(1, user.value()).executeUpdate();
        }
        if (!useIfThere(user, amount, payment)) {
            throw Problem.conflict("INSUFFICIENT_POINTS", "포인트가 부족합니다. 충전 후 다시 시도해주세요");
        }
    }

    /** Takes points if there are enough. @return whether there were */
    public boolean useIfThere(UserId user, Won amount, UUID payment) {
        return entityManager.createNativeQuery(USE)
            .setParameter(1, Uuid7.next())
            .setParameter(2, user.value())
            .setParameter(3, amount.amount())
            .setParameter(4, payment)
            .executeUpdate() == 1;
    }

    /** Gives the points of a payment back; the database takes one refund a payment. */
    public void refund(UserId user, Won amount, UUID payment) {
        entityManager.createNativeQuery(REFUND)
            .setParameter(1, Uuid7.next())
            .setParameter(2, user.value())
            .setParameter(3, amount.amount())
            .setParameter(4, payment)
            .executeUpdate();
    }

    /** All movements of an account, oldest first. As {@link #charge}. @throws Problem not found {@code USER_NOT_FOUND} */
    @SuppressWarnings("unchecked")
    public List<PointEntry> history(long number, UserId caller, boolean anybody) {
        List<Tuple> rows = entityManager.createNativeQuery(HISTORY, Tuple.class)
            .setParameter(1, owner(number, caller, anybody).value())
            .getResultList();
        return rows.stream()
            .map(row -> new PointEntry(row.get("number", Long.class), row.get("type", String.class),
            new Won(row.get("points", Long.class))))
            .toList();
    }

    private UserId owner(long number, UserId caller, boolean anybody) {
        return accounts.owner(number, caller, anybody).orElseThrow(() -> Problem.notFound("USER_NOT_FOUND", "유저를 찾을 수 없습니다."));
    }
}
