package io.yemae.account;

import io.yemae.account.integration.PasswordHashing;
import io.yemae.account.persistence.Users;
import io.yemae.shared.Problem;
import io.yemae.shared.Transactions;
import io.yemae.shared.UserId;
import io.yemae.tries.AccountThrottle;
import io.yemae.tries.Client;
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
            PasswordAttempt attempt = transactions.required(() -> PasswordAttempt.count(id, client, users, throttle));
            if (!hashing.matches(password, attempt.passwordHash())) {
                throw PasswordAttempt.wrongPassword();
            }
            transactions.required(() -> {
                proof.run();
                throttle.giveBack(attempt.counted());
            });
            return attempt;
        });
    }
}
