package io.yemae.account;

import io.yemae.account.domain.PasswordRules;
import io.yemae.account.domain.User;
import io.yemae.account.integration.PasswordHashing;
import io.yemae.account.persistence.RefreshTokens;
import io.yemae.account.persistence.Users;
import io.yemae.audit.AuditLog;
import io.yemae.shared.Problem;
import io.yemae.shared.Transactions;
import io.yemae.shared.UserId;
import io.yemae.shared.sql.Constraints;
import io.yemae.tries.AccountThrottle;
import io.yemae.tries.Client;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.UUID;

/** Changes that users make to their own accounts. */
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

    @Inject
    Transactions transactions;

    /**
     * A new password ends all other logins of the user.
     *
     * @param login  the login to keep; null if the token belongs to none of ours
     * @param client wrong passwords are counted like failed logins
     * @throws Problem invalid {@code WRONG_PASSWORD}, or if the new password is too easy to guess or equals the present one; conflict
     *                 {@code PHONE_TAKEN}, throttled {@code TOO_MANY_LOGINS} or {@code TOO_MANY_TRIES}, unavailable {@code BUSY}
     */
    // As for a login, the hashes are computed between short transactions.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public UserView change(UserId id, UUID login, ChangeProfile command, Client client) {
        if (command.phone() != null) {
            // Committed by itself: the attempt stays counted although the number is refused.
            transactions.required(() -> throttle.takePhone(id));
        }
        return command.password() == null
            ? transactions.required(() -> apply(id, command))
            : hashing.inPlace(() -> changePassword(id, login, command, client));
    }

    private UserView changePassword(UserId id, UUID login, ChangeProfile command, Client client) {
        // Before the present password is compared: a refused new password is no attempt, and needs no hash.
        if (hashing.areSame(command.password(), command.currentPassword())) {
            throw Problem.invalidField("password", "현재 비밀번호와 다른 비밀번호를 입력해주세요.");
        }
        UserView user = transactions.required(() -> users.byId(id).map(User::view).orElseThrow(Problem::userGone));
        PasswordRules.check(command.password(), user.email(), command.name() == null ? user.name() : command.name());
        PasswordAttempt attempt = transactions.required(() -> PasswordAttempt.count(id, client, users, throttle));
        if (!hashing.matches(command.currentPassword(), attempt.passwordHash())) {
            throw PasswordAttempt.wrongPassword();
        }
        String hash = hashing.hash(command.password());
        return transactions.required(() -> applyPassword(id, login, command, attempt, hash));
    }

    private UserView apply(UserId id, ChangeProfile command) {
        return write(users.toChange(id).orElseThrow(Problem::userGone), command, null);
    }

    /** @param attempt has the hash that the password was compared with; it may have changed since */
    private UserView applyPassword(UserId id, UUID login, ChangeProfile command, PasswordAttempt attempt, String wanted) {
        User user = users.toChange(id).orElseThrow(Problem::userGone);
        if (!user.passwordHash().equals(attempt.passwordHash())) {
            throw PasswordAttempt.wrongPassword();
        }
        UserView changed = write(user, command, wanted);
        throttle.giveBack(attempt.counted());
        // After the user is written: concurrent logins with the old password wait for that row.
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
}
