package io.yemae.account;

import io.yemae.account.domain.Passwords;
import io.yemae.ops.AuditLog;
import io.yemae.shared.Constraints;
import io.yemae.shared.Page;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.Optional;

/** Registering, and looking users up (requirement 1, section 1). */
@Stateless
public class Accounts {

    @Inject
    Users users;

    @Inject
    Passwords passwords;

    @Inject
    Logins logins;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    @EJB
    Accounts steps;

    /** @throws Problem conflict {@code EMAIL_TAKEN} or {@code PHONE_TAKEN} */
    // A password hash takes a tenth of a second: it is made before the transaction, so that no connection waits for it.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Session register(RegisterUser command) {
        return steps.add(command, passwords.hash(command.password()), Role.USER);
    }

    /** @throws Problem unauthenticated {@code USER_NOT_FOUND} */
    public UserView get(UserId id) {
        return users.byId(id).map(User::view).orElseThrow(Problem::userGone);
    }

    /**
     * Whose account a caller means by the short number of requirement 3. Somebody else's is not there.
     *
     * @param anybody whether the caller may see the accounts of others
     */
    public Optional<UserId> owner(long number, UserId caller, boolean anybody) {
        return users.byNumber(number).map(user -> user.view().id()).filter(owner -> anybody || owner.equals(caller));
    }

    /** The newest first. */
    public Page<UserView> search(UserFilter filter) {
        return users.search(filter).map(User::view);
    }

    /** @throws Problem not found {@code USER_NOT_FOUND} */
    public UserView changeRole(UserId id, Role role) {
        User user = users.toChange(id).orElseThrow(() -> Problem.notFound("USER_NOT_FOUND", "유저를 찾을 수 없습니다."));
        user.become(role, clock.instant());
        audit.record("user.role", id.toString(), role.wireName());
        return user.view();
    }

    /** Makes the account unless the address has one already. */
    // The hash is made outside the transaction, as for everybody.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void ensureAdministrator(RegisterUser command) {
        if (steps.byEmail(command.email()).isEmpty()) {
            steps.add(command, passwords.hash(command.password()), Role.ADMIN);
        }
    }

    // The steps below are public because the container opens a transaction for public methods only.

    public Optional<UserView> byEmail(String email) {
        return users.byEmail(email).map(User::view);
    }

    public Session add(RegisterUser command, String passwordHash, Role role) {
        User user = new User(UserId.next().value(), command, passwordHash, role, clock.instant());
        try {
            users.add(user);
        } catch (PersistenceException e) {
            throw switch (Constraints.violated(e).orElse("")) {
                case "users_email" -> Problem.conflict("EMAIL_TAKEN", "이미 존재하는 이메일입니다.");
                case "users_phone" -> Problem.conflict("PHONE_TAKEN", "이미 존재하는 연락처입니다.");
                default -> e;
            };
        }
        return logins.open(user.view());
    }
}
