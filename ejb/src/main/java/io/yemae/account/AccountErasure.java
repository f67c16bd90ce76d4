package io.yemae.account;

import io.yemae.account.persistence.RefreshTokens;
import io.yemae.ops.AuditLog;
import io.yemae.shared.UserId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Takes everything out of an account that says whose it was. What the books refer to, the user's id and number, stays. */
@Stateless
public class AccountErasure {
    private static final String LOCK = """
        SELECT count(*)
        FROM (SELECT id FROM users WHERE id = ?1 AND deleted_at IS NULL FOR UPDATE) present""";

    // No password has this hash.
    private static final String PSEUDONYMISE = """
        UPDATE users
        SET name = '탈퇴한 회원',
            email = 'deleted-' || id || '@invalid',
            phone = NULL,
            password_hash = '*',
            email_confirmed_at = NULL,
            deleted_at = now(),
            updated_at = now()
        WHERE id = ?1
          AND deleted_at IS NULL""";

    private static final String[] REMOVE = {
        "DELETE FROM account_mails WHERE user_id = ?1",
        "DELETE FROM second_factors WHERE user_id = ?1",
        "DELETE FROM recovery_codes WHERE user_id = ?1",
        "DELETE FROM issuer_links WHERE user_id = ?1"
    };

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    AuditLog audit;

    /** Locks an account, so that what is found out about it before the erasure stays so. @return whether it is there */
    public boolean lock(UserId user) {
        return ((Number) entityManager.createNativeQuery(LOCK).setParameter(1, user.value()).getSingleResult()).intValue() == 1;
    }

    /**
     * Ends all logins with it. Nothing happens to an account that was erased before.
     *
     * @param reason for the audit log
     */
    public void erase(UserId user, String reason) {
        if (execute(PSEUDONYMISE, user) == 0) {
            return;
        }
        refreshTokens.endOthers(user, null);
        for (String sql : REMOVE) {
            execute(sql, user);
        }
        audit.record("user.delete", user.toString(), reason);
    }

    private int execute(String sql, UserId user) {
        return entityManager.createNativeQuery(sql).setParameter(1, user.value()).executeUpdate();
    }
}
