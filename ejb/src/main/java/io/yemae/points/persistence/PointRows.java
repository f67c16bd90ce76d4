package io.yemae.points.persistence;

import io.yemae.points.PointEntry;
import io.yemae.points.Points.Use;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import io.yemae.shared.Won;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;

/** Balances and their entries in the database. */
@ApplicationScoped
public class PointRows {
    private static final String CHARGE = SqlFile.read(PointRows.class, "charge.sql");
    private static final String CREDIT = SqlFile.read(PointRows.class, "credit.sql");
    private static final String USE = SqlFile.read(PointRows.class, "use.sql");
    private static final String REFUND = SqlFile.read(PointRows.class, "refund.sql");
    private static final String GIVE_BACK = SqlFile.read(PointRows.class, "give-back.sql");
    private static final String OPEN = """
        INSERT INTO point_accounts (user_id, balance)
        VALUES (?1, 0)
        ON CONFLICT DO NOTHING""";

    /* By point_entries_by_user. */
    private static final String HISTORY = """
        SELECT number, type, abs(amount) AS points
        FROM point_entries
        WHERE user_id = ?1
        ORDER BY number""";
    private static final String BALANCE = """
        SELECT coalesce((SELECT balance FROM point_accounts WHERE user_id = ?1), 0)""";

    @PersistenceContext
    EntityManager entityManager;

    /** @return the balance afterwards, won */
    public long charge(UserId user, Won amount) {
        return ((Number) movement(CHARGE, user, amount).getSingleResult()).longValue();
    }

    public void credit(UserId user, Won amount, UUID payment) {
        movement(CREDIT, user, amount).setParameter("payment", payment).executeUpdate();
    }

    /** Creates the account unless there is one. */
    public void open(UserId user) {
        entityManager.createNativeQuery(OPEN).setParameter(1, user.value()).executeUpdate();
    }

    /** Takes the points of users whose balance suffices. @return of how many */
    public int use(List<Use> uses) {
        return entityManager.createNativeQuery(USE)
            .setParameter("entries", uses.stream().map(use -> Uuid7.next()).toArray(UUID[]::new))
            .setParameter("users", uses.stream().map(use -> use.user().value()).toArray(UUID[]::new))
            .setParameter("amounts", uses.stream().map(use -> use.amount().amount()).toArray(Long[]::new))
            .setParameter("payments", uses.stream().map(Use::payment).toArray(UUID[]::new))
            .executeUpdate();
    }

    public void refund(UserId user, Won amount, UUID payment) {
        movement(REFUND, user, amount).setParameter("payment", payment).executeUpdate();
    }

    /** Gives back what a payment has used, once. @return whether anything was given back */
    public boolean giveBack(UUID payment) {
        return entityManager.createNativeQuery(GIVE_BACK).setParameter(1, Uuid7.next()).setParameter(2, payment).executeUpdate() == 1;
    }

    public Won balance(UserId user) {
        return new Won(((Number) entityManager.createNativeQuery(BALANCE).setParameter(1, user.value()).getSingleResult()).longValue());
    }

    /** Oldest first. */
    @SuppressWarnings("unchecked")
    public List<PointEntry> history(UserId user) {
        List<Tuple> rows = entityManager.createNativeQuery(HISTORY, Tuple.class).setParameter(1, user.value()).getResultList();
        return rows.stream()
            .map(row -> new PointEntry(row.get("number", Long.class), row.get("type", String.class),
            new Won(row.get("points", Long.class))))
            .toList();
    }

    private Query movement(String sql, UserId user, Won amount) {
        return entityManager.createNativeQuery(sql)
            .setParameter("entry", Uuid7.next())
            .setParameter("user", user.value())
            .setParameter("points", amount.amount());
    }
}
