package io.yemae.account;

import io.yemae.account.persistence.AccountThrottle;
import io.yemae.ops.AuditLog;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * What stands between an attempt to log in and the account, beside the password: the limits of tries and the second factor. And what the
 * audit log is told of it. Failures that are refused by the limits are not recorded each, so that nobody can flood the log.
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

    @EJB
    LoginGuard steps;

    /** Counts the try. @throws TooManyLogins over the limits */
    public void take(LoginAttempt attempt) {
        throttle.take(attempt);
    }

    /** The try was refused by the limits. If it was by those of the account, its owner is told by a mail, once a day. */
    public void refused(LoginAttempt attempt, TooManyLogins refusal) {
        if (refusal.isOfAccount()) {
            recovery.offerUnlock(attempt.email());
        }
    }

    /**
     * The password was right. A missing code gives the try back; a wrong one does not, so that codes are guessed no more often than
     * passwords.
     *
     * @throws Problem unauthenticated {@code SECOND_FACTOR_REQUIRED} or {@code BAD_SECOND_FACTOR}
     */
    // What is used up and what is counted stays, although the login is refused.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void requireSecondFactor(LoginAttempt attempt, UserId user) {
        Optional<Problem> missing = secondFactors.missing(user, attempt);
        if (missing.isEmpty()) {
            return;
        }
        if (missing.get().code().equals(SecondFactors.REQUIRED)) {
            steps.giveBack(attempt);
        } else {
            steps.failed(attempt, Optional.of(user));
        }
        throw missing.get();
    }

    /** In the transaction that opens the login. */
    public void succeeded(LoginAttempt attempt, UserId user) {
        throttle.giveBack(attempt);
        audit.recordAs(user.toString(), "login", user.toString(), from(attempt.client()));
    }

    /** @param user empty if there is no such account: then nothing of what was typed is recorded, which may be a password */
    public void failed(LoginAttempt attempt, Optional<UserId> user) {
        audit.recordAs("anonymous", "login.failed", user.map(UserId::toString).orElse("unknown"), from(attempt.client()));
    }

    public void loggedOut(UserId user) {
        audit.recordAs(user.toString(), "logout", user.toString(), "");
    }

    public void giveBack(LoginAttempt attempt) {
        throttle.giveBack(attempt);
    }

    /** Clears away counts that are over. */
    public void forgetOld() {
        throttle.forgetOld();
    }

    /** The network rather than the address: enough to see where attempts come from. */
    private static String from(Client client) {
        return "from " + client.address().replaceFirst("^([0-9]+\\.[0-9]+\\.[0-9]+)\\.[0-9]+$", "$1.0/24");
    }
}
