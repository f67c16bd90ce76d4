package io.yemae.account;

import io.yemae.account.persistence.RefreshTokens;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Where a user is logged in, and ending that: with a login its refresh token and its access tokens end, on every node within two seconds. */
@Stateless
public class OwnLogins {

    @Inject
    RefreshTokens refreshTokens;

    /** The one used last comes first. */
    public List<LoginView> list(UserId user) {
        return refreshTokens.list(user);
    }

    /** @throws Problem not found {@code SESSION_NOT_FOUND} */
    public void end(UserId user, UUID login) {
        if (!refreshTokens.end(user, login)) {
            throw Problem.notFound("SESSION_NOT_FOUND", "로그인을 찾을 수 없습니다.");
        }
    }

    /** @param kept the login that goes on; null when none does */
    public void endOthers(UserId user, UUID kept) {
        refreshTokens.endOthers(user, kept);
    }
}
