package io.yemae.account;

import io.yemae.account.domain.PasswordRules;
import io.yemae.account.domain.User;
import io.yemae.account.integration.PasswordHashing;
import io.yemae.account.persistence.AccountThrottle;
import io.yemae.account.persistence.RefreshTokens;
import io.yemae.account.persistence.Users;
import io.yemae.ops.AuditLog;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import io.yemae.shared.sql.Constraints;
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
    PasswordHashing hashing;

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    AccountThrottle throttle;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    @EJB
    Profiles steps;

    /**
     * A new password ends all other logins of the user.
     *
     * @param login  the one that goes on; null when there is none of ours
     * @param client guessing the present password is counted like guessing it to log in
     * @throws Problem invalid {@code WRONG_PASSWORD}, or when the new password is too easy to guess or the present one; conflict
     *                 {@code PHONE_TAKEN}, throttled {@code TOO_MANY_LOGINS} or {@code TOO_MANY_TRIES}, unavailable {@code BUSY}
     */
    // As for a login, the hashes are computed between two short transactions.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public UserView change(UserId id, UUID login, ChangeProfile command, Client client) {
        if (command.phone() != null) {
            steps.takePhone(id);
        }
        return command.password() == null ? steps.apply(id, command) : hashing.inPlace(() -> changePassword(id, login, command, client));
    }

    private UserView changePassword(UserId id, UUID login, ChangeProfile command, Client client) {
        // Before the present password is compared: a new one that is refused is no guess, and costs no hash.
        if (hashing.areSame(command.password(), command.currentPassword())) {
            throw Problem.invalidField("password", "현재 비밀번호와 다른 비밀번호를 입력해주세요.");
        }
        UserView user = steps.user(id);
        PasswordRules.check(command.password(), user.email(), command.name() == null ? user.name() : command.name());
        Present present = steps.present(id, client);
        if (!hashing.matches(command.currentPassword(), present.passwordHash())) {
            throw wrongPassword();
        }
        return steps.applyPassword(id, login, command, present, hashing.hash(command.password()));
    }

    /** The present hash, and as what a guess is counted; it stays within this package. */
    record Present(LoginAttempt attempt, String passwordHash) {
    }

    // The steps below are public because the container opens a transaction for public methods only.

    /** In a transaction of its own: the count stays although the number is refused. */
    public void takePhone(UserId id) {
        throttle.takePhone(id);
    }

    public UserView user(UserId id) {
        return users.byId(id).map(User::view).orElseThrow(Problem::userGone);
    }

    public Present present(UserId id, Client client) {
        User user = users.byId(id).orElseThrow(Problem::userGone);
        LoginAttempt attempt = new LoginAttempt(user.view().email(), "", client);
        throttle.take(attempt);
        return new Present(attempt, user.passwordHash());
    }

    public UserView apply(UserId id, ChangeProfile command) {
        return write(users.toChange(id).orElseThrow(Problem::userGone), command, null);
    }

    /** @param present what the present password was compared with: it may have been changed since */
    public UserView applyPassword(UserId id, UUID login, ChangeProfile command, Present present, String wanted) {
        User user = users.toChange(id).orElseThrow(Problem::userGone);
        if (!user.passwordHash().equals(present.passwordHash())) {
            throw wrongPassword();
        }
        UserView changed = write(user, command, wanted);
        throttle.giveBack(present.attempt());
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
