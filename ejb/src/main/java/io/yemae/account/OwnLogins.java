package io.yemae.account;

import io.yemae.account.persistence.RefreshTokens;
import io.yemae.audit.AuditLog;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** The logins of a user. If a login ends, its refresh token and its access tokens end as well, on every node within two seconds. */
@Stateless
public class OwnLogins {

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    AuditLog audit;

    /** Most recently used first. */
    public List<LoginView> list(UserId user) {
        return refreshTokens.list(user);
    }

    /** @throws Problem not found {@code SESSION_NOT_FOUND} */
    public void end(UserId user, UUID login) {
        if (!refreshTokens.end(user, login)) {
            throw Problem.notFound("SESSION_NOT_FOUND", "로그인을 찾을 수 없습니다.");
        }
        audit.record("logout", user.toString(), "one login");
    }

    /** @param kept the login to keep; null for none */
    public void endOthers(UserId user, UUID kept) {
        refreshTokens.endOthers(user, kept);
        audit.record("logout", user.toString(), kept == null ? "all logins" : "all other logins");
    }
}
