package io.yemae.account;

import io.yemae.account.domain.User;
import io.yemae.account.persistence.RefreshTokens;
import io.yemae.account.persistence.Users;
import io.yemae.audit.AuditLog;
import io.yemae.audit.ViewedIds;
import io.yemae.shared.Page;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import io.yemae.tokens.EndedTokens;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

@Stateless
public class UserAdministration {

    @Inject
    Users users;

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    EndedTokens ended;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** Newest first. The audit log records which users were shown. */
    public Page<UserView> search(UserFilter filter) {
        Page<UserView> found = users.search(filter).map(User::view);
        audit.record("user.search", "users", ViewedIds.of(found.items().stream().map(user -> user.id().toString()).toList()));
        return found;
    }

    /** @throws Problem not found {@code USER_NOT_FOUND} */
    public UserView get(UserId id) {
        UserView found = users.byId(id).orElseThrow(UserId::unknown).view();
        audit.record("user.read", id.toString(), "");
        return found;
    }

    /** The logins of a user, the one used last first. @throws Problem not found {@code USER_NOT_FOUND} */
    public List<LoginView> logins(UserId id) {
        users.byId(id).orElseThrow(UserId::unknown);
        audit.record("user.logins", id.toString(), "");
        return refreshTokens.list(id);
    }

    /** Ends all logins of a user, who may log in again. @throws Problem not found {@code USER_NOT_FOUND} */
    public void endLogins(UserId id) {
        users.byId(id).orElseThrow(UserId::unknown);
        refreshTokens.endOthers(id, null);
        audit.record("user.logout", id.toString(), "all logins");
    }

    /**
     * A new role ends the user's access tokens, so that new ones carry it; the logins stay. A lock ends the logins as well. Both take
     * effect on every node within two seconds.
     *
     * @param administrator the caller, who cannot change the own role or lock
     * @throws Problem not found {@code USER_NOT_FOUND}, conflict {@code LAST_ADMINISTRATOR} or {@code OWN_ACCOUNT}
     */
    public UserView change(UserId id, ChangeUser command, UserId administrator) {
        if (command.endsAdministrator()) {
            requireAnotherThan(id);
        }
        if (id.equals(administrator)) {
            throw Problem.conflict("OWN_ACCOUNT", "자신의 역할과 잠금은 바꿀 수 없습니다. 다른 관리자에게 요청해주세요.");
        }
        User user = users.toChange(id).orElseThrow(UserId::unknown);
        if (command.role() != null && user.become(command.role(), clock.instant())) {
            ended.endBefore(id, user.tokenGeneration());
            audit.record("user.role", id.toString(), command.role().wireName());
        }
        if (command.locked() != null && user.lock(command.locked(), clock.instant())) {
            ended.endBefore(id, user.tokenGeneration());
            refreshTokens.endOthers(id, null);
            audit.record(command.locked() ? "user.lock" : "user.unlock", id.toString(), "");
        }
        return user.view();
    }

    /** Locks the rows of all administrators, so that of two who demote each other concurrently one is refused. */
    private void requireAnotherThan(UserId id) {
        List<UserId> administrators = users.lockAdministrators();
        if (administrators.equals(List.of(id))) {
            throw Problem.conflict("LAST_ADMINISTRATOR", "마지막 관리자의 역할은 바꾸거나 잠글 수 없습니다.");
        }
    }
}
