package io.yemae.account.persistence;

import io.yemae.shared.UserId;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Pseudonymises the row of an erased account, which reservations and payments refer to, and deletes dependent rows. */
@ApplicationScoped
public class ErasureRows {
    private static final String LOCK = """
        SELECT count(*)
        FROM (SELECT id FROM users WHERE id = ?1 AND deleted_at IS NULL FOR UPDATE) present""";
    private static final String PSEUDONYMISE = SqlFile.read(ErasureRows.class, "pseudonymise.sql");
    private static final List<String> DELETE = List.of(
        "DELETE FROM account_mails WHERE user_id = ?1",
        "DELETE FROM second_factors WHERE user_id = ?1",
        "DELETE FROM recovery_codes WHERE user_id = ?1",
        "DELETE FROM issuer_links WHERE user_id = ?1",
        "DELETE FROM event_staff WHERE user_id = ?1",
        // An account with an offer is not erased.
        "DELETE FROM waiting_entries WHERE user_id = ?1");

    @PersistenceContext
    EntityManager entityManager;

    /** @return whether there is such an account and it is not erased */
    public boolean lock(UserId user) {
        return ((Number) entityManager.createNativeQuery(LOCK).setParameter(1, user.value()).getSingleResult()).intValue() == 1;
    }

    /** @return false if the account was erased before */
    public boolean pseudonymise(UserId user) {
        return execute(PSEUDONYMISE, user) == 1;
    }

    /** Deletes mails, second factors, links to other issuers, bindings to events and entries of waiting lists. */
    public void deleteDependentRows(UserId user) {
        DELETE.forEach(sql -> execute(sql, user));
    }

    private int execute(String sql, UserId user) {
        return entityManager.createNativeQuery(sql).setParameter(1, user.value()).executeUpdate();
    }
}
