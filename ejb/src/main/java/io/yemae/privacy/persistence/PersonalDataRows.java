package io.yemae.privacy.persistence;

import io.yemae.shared.UserId;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Personal data in the tables of all features. */
@ApplicationScoped
public class PersonalDataRows {
    private static final String EXPORT = SqlFile.read(PersonalDataRows.class, "export.sql");
    private static final String REASONS_AGAINST_DELETION = SqlFile.read(PersonalDataRows.class, "reasons-against-deletion.sql");
    private static final String UNFINISHED_BUSINESS = SqlFile.read(PersonalDataRows.class, "unfinished-business.sql");
    private static final String INACTIVE = SqlFile.read(PersonalDataRows.class, "inactive-users.sql").formatted(UNFINISHED_BUSINESS);
    private static final String UNCONFIRMED = SqlFile.read(PersonalDataRows.class, "unconfirmed-users.sql").formatted(UNFINISHED_BUSINESS);
    private static final String DELETE_UNPAID = SqlFile.read(PersonalDataRows.class, "delete-unpaid-reservations.sql");

    private static final String DELETE_WAITING_ENTRIES = """
        DELETE FROM waiting_entries
        WHERE ended_at < now() - ?1 * interval '1 day'""";

    /* By counter_sales_named and primary keys. */
    private static final String FORGET_BUYERS_AT_COUNTERS = """
        UPDATE counter_sales
        SET buyer_name = NULL, buyer_phone = NULL
        WHERE reservation_id IN (SELECT sale.reservation_id
                                 FROM counter_sales sale
                                 JOIN reservations reservation ON reservation.id = sale.reservation_id
                                 JOIN performances performance ON performance.id = reservation.performance_id
                                 WHERE (sale.buyer_name IS NOT NULL OR sale.buyer_phone IS NOT NULL)
                                   AND performance.ends_at < now() - interval '1 month'
                                 LIMIT ?1
                                 FOR UPDATE OF sale SKIP LOCKED)""";

    @PersistenceContext
    EntityManager entityManager;

    /** What prevents the deletion of an account. */
    public record ReasonsAgainstDeletion(boolean staff, boolean reservations, boolean payments, boolean points) {
    }

    /** Everything about a user as a JSON object; empty if there is no such user. */
    @SuppressWarnings("unchecked")
    public Optional<String> export(UserId user) {
        List<String> found = entityManager.createNativeQuery(EXPORT, String.class).setParameter(1, user.value()).getResultList();
        return found.stream().findFirst();
    }

    /** The user must exist. */
    public ReasonsAgainstDeletion reasonsAgainstDeletion(UserId user) {
        Tuple row = (Tuple) entityManager.createNativeQuery(REASONS_AGAINST_DELETION, Tuple.class).setParameter(1, user.value())
            .getSingleResult();
        return new ReasonsAgainstDeletion(row.get("staff", Boolean.class), row.get("reservations", Boolean.class),
            row.get("payments", Boolean.class), row.get("points", Boolean.class));
    }

    /** Locks at most so many users who were inactive for so many days. */
    public List<UserId> inactive(int days, int most) {
        return users(INACTIVE, days, most);
    }

    /** Locks at most so many users who have not confirmed their address within so many days. */
    public List<UserId> unconfirmed(int days, int most) {
        return users(UNCONFIRMED, days, most);
    }

    /** Deletes at most so many reservations that are older than so many days and were never paid. @return how many */
    public int deleteUnpaidReservations(int days, int most) {
        return ((Number) entityManager.createNativeQuery(DELETE_UNPAID)
            .setParameter(1, days)
            .setParameter(2, most)
            .getSingleResult()).intValue();
    }

    /** Forgets name and phone number of buyers at counters a month after their performance. @return of how many sales */
    public int forgetBuyersAtCounters(int most) {
        return entityManager.createNativeQuery(FORGET_BUYERS_AT_COUNTERS).setParameter(1, most).executeUpdate();
    }

    /** Deletes the entries of waiting lists that ended more than so many days ago. */
    public void deleteWaitingEntries(int days) {
        entityManager.createNativeQuery(DELETE_WAITING_ENTRIES).setParameter(1, days).executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private List<UserId> users(String sql, int days, int most) {
        List<UUID> users = entityManager.createNativeQuery(sql, UUID.class).setParameter(1, days).setParameter(2, most).getResultList();
        return users.stream().map(UserId::new).toList();
    }
}
