package io.yemae.account;

import io.yemae.account.persistence.ConfirmedUsers;
import io.yemae.account.persistence.ErasureRows;
import io.yemae.account.persistence.RefreshTokens;
import io.yemae.audit.AuditLog;
import io.yemae.shared.UserId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Erases the personal data of an account. The user's id and number stay, because the accounting records refer to them. */
@Stateless
public class AccountErasure {

    @Inject
    ErasureRows rows;

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    ConfirmedUsers confirmed;

    @Inject
    AuditLog audit;

    /** Locks an account, so that the conditions for its erasure stay true. @return whether there is such an account */
    public boolean lock(UserId user) {
        return rows.lock(user);
    }

    /**
     * Erases an account and ends its logins. Has no effect on an account that was erased before.
     *
     * @param reason for the audit log
     */
    public void erase(UserId user, String reason) {
        if (!rows.pseudonymise(user)) {
            return;
        }
        confirmed.forget(user);
        refreshTokens.endOthers(user, null);
        rows.deleteDependentRows(user);
        audit.record("user.delete", user.toString(), reason);
    }
}
