package io.yemae.account;

import io.yemae.account.domain.PasswordRules;
import io.yemae.account.domain.User;
import io.yemae.account.integration.PasswordHashing;
import io.yemae.account.persistence.Users;
import io.yemae.shared.Problem;
import io.yemae.shared.Transactions;
import io.yemae.shared.UserId;
import io.yemae.shared.sql.Constraints;
import io.yemae.tokens.Role;
import io.yemae.tries.AccountThrottle;
import io.yemae.tries.Client;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.Optional;

/** Registration and look-up of users (requirement 1, section 1). */
@Stateless
public class Accounts {

    @Inject
    Users users;

    @Inject
    PasswordHashing hashing;

    @Inject
    AccountThrottle throttle;

    @Inject
    Logins logins;

    @Inject
    Clock clock;

    @Inject
    Transactions transactions;

    /**
     * Registers a user and logs in. A taken e-mail address or phone number is reported before a hash is computed, the address first.
     *
     * @throws Problem invalid if the password is too easy to guess, conflict {@code EMAIL_TAKEN} or {@code PHONE_TAKEN}, throttled
     *                 {@code TOO_MANY_TRIES}, unavailable {@code BUSY} if too many register at once
     */
    // The password hash takes long: it is computed between short transactions, so that no connection waits for it.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Session register(RegisterUser command, Client client) {
        PasswordRules.check(command.password(), command.email(), command.name());
        return hashing.inPlace(() -> {
            refuse(transactions.required(() -> countAndCheck(command, client)));
            try {
                String hash = hashing.hash(command.password());
                return transactions.required(() -> addAndLogIn(command, hash, client));
            } catch (Problem lostRace) {
                // The constraints refuse one of two concurrent registrations, in an undefined order.
                refuse(transactions.required(() -> taken(command)));
                throw lostRace;
            }
        });
    }

    private static void refuse(Optional<Problem> problem) {
        if (problem.isPresent()) {
            throw problem.get();
        }
    }

    /** @throws Problem unauthenticated {@code USER_NOT_FOUND} */
    public UserView get(UserId id) {
        return users.byId(id).map(User::view).orElseThrow(Problem::userGone);
    }

    /** The user with this e-mail address. */
    public Optional<UserView> find(String email) {
        return users.byEmail(email).map(User::view);
    }

    /**
     * The user with a short number (requirement 3). A caller cannot see the accounts of other users.
     *
     * @param anybody whether the caller may see the accounts of others
     */
    public Optional<UserId> owner(long number, UserId caller, boolean anybody) {
        return users.byNumber(number).map(user -> user.view().id()).filter(owner -> anybody || owner.equals(caller));
    }

    /** The short number of a user; 0, which is never assigned, if there is no such user. */
    public long number(UserId id) {
        return users.byId(id).map(user -> user.view().number()).orElse(0L);
    }

    /** Creates the account unless there is one with this address. */
    // The hash is computed outside the transaction, as in register.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void ensureAdministrator(RegisterUser command) {
        if (transactions.required(() -> users.byEmail(command.email())).isEmpty()) {
            String hash = hashing.hash(command.password());
            transactions.required(() -> add(command, hash, Role.ADMIN));
        }
    }

    /** Counts the attempt. The problem is returned and not thrown, so that the count is committed. */
    private Optional<Problem> countAndCheck(RegisterUser command, Client client) {
        throttle.takeRegistration(client.address());
        return taken(command);
    }

    private Optional<Problem> taken(RegisterUser command) {
        return users.byEmail(command.email()).isPresent() ? Optional.of(emailTaken())
            : users.isPhoneTaken(command.phone()) ? Optional.of(phoneTaken()) : Optional.empty();
    }

    private Session addAndLogIn(RegisterUser command, String passwordHash, Client client) {
        Session session = logins.open(add(command, passwordHash, Role.USER), client);
        throttle.giveBackRegistration(client.address());
        return session;
    }

    private UserView add(RegisterUser command, String passwordHash, Role role) {
        User user = new User(UserId.next().value(), command, passwordHash, role, clock.instant());
        try {
            users.add(user);
        } catch (PersistenceException e) {
            throw switch (Constraints.violated(e).orElse("")) {
                case "users_email" -> emailTaken();
                case "users_phone" -> phoneTaken();
                default -> e;
            };
        }
        return user.view();
    }

    private static Problem emailTaken() {
        return Problem.conflict("EMAIL_TAKEN", "이미 존재하는 이메일입니다.");
    }

    private static Problem phoneTaken() {
        return Problem.conflict("PHONE_TAKEN", "이미 존재하는 연락처입니다.");
    }
}
