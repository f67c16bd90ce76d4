package io.yemae.account;

import io.yemae.account.domain.Passwords;
import io.yemae.account.persistence.LoginThrottle;
import io.yemae.account.persistence.RefreshTokens;
import io.yemae.ops.AuditLog;
import io.yemae.shared.Constraints;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.UUID;

/** What users change about themselves. */
@Stateless
public class Profiles {

    @Inject
    Users users;

    @Inject
    Passwords passwords;

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    LoginThrottle throttle;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    @EJB
    Profiles steps;

    /**
     * A new password ends all other logins of the user.
     *
     * @param login   the one that goes on; null when there is none of ours
     * @param address the network address of the request: guessing the present password is counted like guessing it to log in
     * @throws Problem invalid {@code WRONG_PASSWORD}, conflict {@code PHONE_TAKEN}, throttled {@code TOO_MANY_LOGINS}
     */
    // As for a login, the hashes are made between two short transactions.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public UserView change(UserId id, UUID login, ChangeProfile command, String address) {
        if (command.password() == null) {
            return steps.apply(id, command);
        }
        Present present = steps.present(id, address);
        if (!passwords.matches(command.currentPassword(), present.passwordHash())) {
            steps.countFailure(present.attempt());
            throw wrongPassword();
        }
        return steps.applyPassword(id, login, command, present, passwords.hash(command.password()));
    }

    /** The present hash, and as what a wrong guess is counted; it stays within this package. */
    record Present(LoginAttempt attempt, String passwordHash) {
    }

    // The steps below are public because the container opens a transaction for public methods only.

    public Present present(UserId id, String address) {
        User user = users.byId(id).orElseThrow(Problem::userGone);
        LoginAttempt attempt = new LoginAttempt(user.view().email(), "", address);
        throttle.check(attempt);
        return new Present(attempt, user.passwordHash());
    }

    public void countFailure(LoginAttempt attempt) {
        throttle.failed(attempt);
    }

    public UserView apply(UserId id, ChangeProfile command) {
        return write(users.toChange(id).orElseThrow(Problem::userGone), command, null);
    }

    /** @param present what the present password was compared with: it may have been changed, or guessed too often, since */
    public UserView applyPassword(UserId id, UUID login, ChangeProfile command, Present present, String wanted) {
        throttle.check(present.attempt());
        User user = users.toChange(id).orElseThrow(Problem::userGone);
        if (!user.passwordHash().equals(present.passwordHash())) {
            throw wrongPassword();
        }
        UserView changed = write(user, command, wanted);
        // After the user is written, which whoever is logging in with the old password waits for.
        refreshTokens.endOthers(id, login);
        audit.record("user.password", id.toString(), "");
        return changed;
    }

    private UserView write(User user, ChangeProfile command, String passwordHash) {
        user.change(command, passwordHash, clock.instant());
        try {
            users.write();
        } catch (PersistenceException e) {
            throw switch (Constraints.violated(e).orElse("")) {
                case "users_phone" -> Problem.conflict("PHONE_TAKEN", "이미 존재하는 연락처입니다.");
                default -> e;
            };
        }
        return user.view();
    }

    private static Problem wrongPassword() {
        return Problem.invalid("WRONG_PASSWORD", "현재 비밀번호가 일치하지 않습니다.");
    }
}
