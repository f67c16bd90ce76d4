package io.yemae.account;

import io.yemae.account.domain.User;
import io.yemae.account.integration.PasswordHashing;
import io.yemae.account.persistence.AccountThrottle;
import io.yemae.account.persistence.Users;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Asks somebody who is logged in for the password once more, before what a stolen access token alone must not do. */
@Stateless
public class PasswordProofs {

    @Inject
    Users users;

    @Inject
    PasswordHashing hashing;

    @Inject
    AccountThrottle throttle;

    @EJB
    PasswordProofs steps;

    /**
     * @param client guessing is counted like guessing to log in
     * @throws Problem invalid {@code WRONG_PASSWORD}, throttled {@code TOO_MANY_LOGINS}, unavailable {@code BUSY}
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void require(UserId id, String password, Client client) {
        require(id, password, client, () -> { });
    }

    /**
     * @param proof what else has to be proved; while that fails by an exception, the try stays counted, so that it cannot be guessed either
     */
    // The hash takes time: it is computed between two short transactions, so that no connection waits for it.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void require(UserId id, String password, Client client, Runnable proof) {
        hashing.inPlace(() -> {
            Present present = steps.take(id, client);
            if (!hashing.matches(password, present.passwordHash())) {
                throw Problem.invalid("WRONG_PASSWORD", "현재 비밀번호가 일치하지 않습니다.");
            }
            proof.run();
            steps.giveBack(present.attempt());
            return present;
        });
    }

    /** The present hash, and as what a guess is counted; it stays within this package. */
    record Present(LoginAttempt attempt, String passwordHash) {
    }

    // The steps below are public because the container opens a transaction for public methods only.

    public Present take(UserId id, Client client) {
        User user = users.byId(id).orElseThrow(Problem::userGone);
        LoginAttempt attempt = new LoginAttempt(user.view().email(), "", client);
        throttle.take(attempt);
        return new Present(attempt, user.passwordHash());
    }

    public void giveBack(LoginAttempt attempt) {
        throttle.giveBack(attempt);
    }
}
