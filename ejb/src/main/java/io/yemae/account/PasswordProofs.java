package io.yemae.account;

import io.yemae.account.domain.User;
import io.yemae.account.integration.PasswordHashing;
import io.yemae.account.persistence.Users;
import io.yemae.shared.Problem;
import io.yemae.shared.Transactions;
import io.yemae.shared.UserId;
import io.yemae.tries.AccountThrottle;
import io.yemae.tries.Client;
import io.yemae.tries.LoginAttempt;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Checks the password of a logged-in user again, for operations that a stolen access token alone must not allow. */
@Stateless
public class PasswordProofs {

    @Inject
    Users users;

    @Inject
    PasswordHashing hashing;

    @Inject
    AccountThrottle throttle;

    @Inject
    Transactions transactions;

    /**
     * @param client wrong passwords are counted like failed logins
     * @throws Problem invalid {@code WRONG_PASSWORD}, throttled {@code TOO_MANY_LOGINS}, unavailable {@code BUSY}
     */
    // As below, the hash is computed between short transactions.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void require(UserId id, String password, Client client) {
        require(id, password, client, () -> { });
    }

    /**
     * @param proof a further check, in a transaction; if it throws, the attempt stays counted, so that guesses at this check are limited as
     *              well
     */
    // The hash takes long: it is computed between short transactions, so that no connection waits for it.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void require(UserId id, String password, Client client, Runnable proof) {
        hashing.inPlace(() -> {
            Present present = transactions.required(() -> count(id, client));
            if (!hashing.matches(password, present.passwordHash())) {
                throw Problem.invalid("WRONG_PASSWORD", "현재 비밀번호가 일치하지 않습니다.");
            }
            transactions.required(() -> {
                proof.run();
                throttle.giveBack(present.attempt());
            });
            return present;
        });
    }

    /** The present hash, and the attempt that was counted. */
    private record Present(LoginAttempt attempt, String passwordHash) {
    }

    private Present count(UserId id, Client client) {
        User user = users.byId(id).orElseThrow(Problem::userGone);
        LoginAttempt attempt = new LoginAttempt(user.view().email(), "", client);
        throttle.take(attempt);
        return new Present(attempt, user.passwordHash());
    }
}
