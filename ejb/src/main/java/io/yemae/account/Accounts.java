package io.yemae.account;

import io.yemae.account.domain.PasswordRules;
import io.yemae.account.domain.User;
import io.yemae.account.integration.PasswordHashing;
import io.yemae.account.persistence.AccountThrottle;
import io.yemae.account.persistence.Users;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import io.yemae.shared.sql.Constraints;
import io.yemae.tokens.Role;
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
    PasswordHashing hashing;

    @Inject
    AccountThrottle throttle;

    @Inject
    Logins logins;

    @Inject
    Clock clock;

    @EJB
    Accounts steps;

    /**
     * What is taken is told before a hash is computed, the e-mail address before the phone number.
     *
     * @throws Problem invalid when the password is too easy to guess, conflict {@code EMAIL_TAKEN} or {@code PHONE_TAKEN}, throttled
     *                 {@code TOO_MANY_TRIES}, unavailable {@code BUSY} if too many register at once
     */
    // A password hash takes time: it is computed before the transaction, so that no connection waits for it.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Session register(RegisterUser command, Client client) {
        PasswordRules.check(command.password(), command.email(), command.name());
        return hashing.inPlace(() -> {
            refuse(steps.taken(command, client));
            try {
                return steps.addAndLogIn(command, hashing.hash(command.password()), client);
            } catch (Problem lostRace) {
                // Two who register the same at once: the constraints refuse one of them, in an order of their own.
                refuse(steps.taken(command));
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

    /**
     * Whose account a caller means by the short number of requirement 3. Somebody else's is not there.
     *
     * @param anybody whether the caller may see the accounts of others
     */
    public Optional<UserId> owner(long number, UserId caller, boolean anybody) {
        return users.byNumber(number).map(user -> user.view().id()).filter(owner -> anybody || owner.equals(caller));
    }

    /** The short number of a user; 0, which no user has, when there is no such user. */
    public long number(UserId id) {
        return users.byId(id).map(user -> user.view().number()).orElse(0L);
    }

    /** Makes the account unless the address has one already. */
    // The hash is made outside the transaction, as for everybody.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void ensureAdministrator(RegisterUser command) {
        if (steps.byEmail(command.email()).isEmpty()) {
            steps.add(command, hashing.hash(command.password()), Role.ADMIN);
        }
    }

    // The steps below are public because the container opens a transaction for public methods only.

    public Optional<UserView> byEmail(String email) {
        return users.byEmail(email).map(User::view);
    }

    /** Counts the try; the answer is returned and not thrown, so that the count stays. */
    public Optional<Problem> taken(RegisterUser command, Client client) {
        throttle.takeRegistration(client.address());
        return taken(command);
    }

    public Optional<Problem> taken(RegisterUser command) {
        return users.byEmail(command.email()).isPresent() ? Optional.of(emailTaken())
            : users.isPhoneTaken(command.phone()) ? Optional.of(phoneTaken()) : Optional.empty();
    }

    public Session addAndLogIn(RegisterUser command, String passwordHash, Client client) {
        Session session = logins.open(add(command, passwordHash, Role.USER), client);
        throttle.giveBackRegistration(client.address());
        return session;
    }

    public UserView add(RegisterUser command, String passwordHash, Role role) {
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
