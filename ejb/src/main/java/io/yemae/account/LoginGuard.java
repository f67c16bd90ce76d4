package io.yemae.account;

import io.yemae.audit.AuditLog;
import io.yemae.shared.Problem;
import io.yemae.shared.Transactions;
import io.yemae.shared.UserId;
import io.yemae.tries.AccountThrottle;
import io.yemae.tries.Client;
import io.yemae.tries.LoginAttempt;
import io.yemae.tries.TooManyLogins;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * The checks of a login besides the password: rate limits and second factor, and the audit entries of logins. Attempts that are refused by
 * the limits are not recorded one by one, so that nobody can flood the log.
 */
@Stateless
public class LoginGuard {

    @Inject
    AccountThrottle throttle;

    @Inject
    SecondFactors secondFactors;

    @Inject
    AccountRecovery recovery;

    @Inject
    AuditLog audit;

    @Inject
    Transactions transactions;

    /** Counts the attempt. @throws TooManyLogins over the limits */
    public void take(LoginAttempt attempt) {
        throttle.take(attempt);
    }

    /** Called if the limits refused an attempt. If it was a limit of the account, its owner gets a mail, once a day. */
    public void refused(LoginAttempt attempt, TooManyLogins refusal) {
        if (refusal.isOfAccount()) {
            recovery.offerUnlock(attempt.email());
        }
    }

    /**
     * Called if the password was right. For a missing code the attempt is not counted; a wrong one is counted, so that codes cannot be
     * guessed more often than passwords.
     *
     * @throws Problem unauthenticated {@code SECOND_FACTOR_REQUIRED} or {@code BAD_SECOND_FACTOR}
     */
    // Used codes and counted attempts must be committed although the login is refused.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void requireSecondFactor(LoginAttempt attempt, UserId user) {
        Optional<Problem> missing = secondFactors.missing(user, attempt);
        if (missing.isEmpty()) {
            return;
        }
        if (!attempt.hasSecondFactor()) {
            transactions.required(() -> throttle.giveBack(attempt));
        } else {
            transactions.required(() -> failed(attempt, Optional.of(user)));
        }
        throw missing.get();
    }

    /** Runs in the transaction that opens the login. */
    public void succeeded(LoginAttempt attempt, UserId user) {
        throttle.giveBack(attempt);
        audit.recordAs(user.toString(), "login", user.toString(), from(attempt.client()));
    }

    /** @param user empty if there is no such account; the input is not recorded, because it may be a password */
    public void failed(LoginAttempt attempt, Optional<UserId> user) {
        audit.recordAs("anonymous", "login.failed", user.map(UserId::toString).orElse("unknown"), from(attempt.client()));
    }

    public void loggedOut(UserId user) {
        audit.recordAs(user.toString(), "logout", user.toString(), "");
    }

    public void deleteExpired() {
        throttle.deleteExpired();
    }

    /** The network instead of the address. It is precise enough to see where attempts come from. */
    private static String from(Client client) {
        return "from " + client.address().replaceFirst("^([0-9]+\\.[0-9]+\\.[0-9]+)\\.[0-9]+$", "$1.0/24");
    }
}
