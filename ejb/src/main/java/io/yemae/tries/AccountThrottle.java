package io.yemae.tries;

import io.yemae.policies.Policies;
import io.yemae.policies.Policy;
import io.yemae.shared.UserId;
import io.yemae.tries.persistence.Tries;
import io.yemae.tries.persistence.Tries.Counted;
import io.yemae.tries.persistence.Tries.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Limits password guesses, on all nodes together. A try is counted before the password is compared, and subtracted if the password was
 * right. So of many concurrent tries, no more than the limit are compared. An account that does not exist is counted like any other, so
 * that the answer does not reveal whether it exists.
 *
 * <p>There are three counts, so that nobody can lock out another user:
 * <ul>
 * <li>of one account from one address: over the low limit, this address is refused for this account until the window ends. The right
 *     password is refused as well, because the refusals would otherwise reveal which passwords are wrong;
 * <li>of one account from all addresses: over the high limit, each address has three tries instead of ten. The owner's first try from a new
 *     address is compared, however many tries others have made;
 * <li>of one address to all accounts: over the high limit, the address may try once a second. Many people may share an address, so it is
 *     slowed down and not blocked.
 * </ul>
 *
 * <p>It also limits requests that reveal which e-mail addresses and phone numbers have an account. Requirement 1 makes registration reveal
 * this (409), so only the rate can be limited.
 */
@ApplicationScoped
public class AccountThrottle {
    private static final int TRIES_UNDER_ATTACK = 3;
    private static final int SLOW_REGISTRATION_SECONDS = 10;

    @Inject
    Tries tries;

    @Inject
    Policies policies;

    /** @throws TooManyLogins if refused; then the attempt is not counted, because the transaction is rolled back */
    public void take(LoginAttempt attempt) {
        int window = policies.get(Policy.LOGIN_WINDOW_MINUTES);
        int slow = policies.get(Policy.LOGIN_SLOW_SECONDS);
        Counted account = tries.count(account(attempt), window, slow);
        Counted address = tries.count(address(attempt), window, slow);
        Counted client = tries.count(client(attempt), window, slow);

        int limit = policies.get(Policy.LOGIN_FAILURES_PER_CLIENT);
        boolean isAttacked = account.count() > policies.get(Policy.LOGIN_FAILURES_PER_ACCOUNT);
        if (client.count() > (isAttacked ? Math.min(limit, TRIES_UNDER_ATTACK) : limit)) {
            throw new TooManyLogins(client.endsInSeconds(), true);
        }
        if (address.count() > policies.get(Policy.LOGIN_FAILURES_PER_ADDRESS) && !address.isFirst()) {
            throw new TooManyLogins(address.nextInSeconds(), false);
        }
    }

    /**
     * Call it if the password was right. Clears the failures of this address at this account. Failures of the address at other accounts
     * stay: the owner of one account could otherwise guess the passwords of all others.
     */
    public void giveBack(LoginAttempt attempt) {
        tries.giveBack(account(attempt), false);
        tries.giveBack(address(attempt), false);
        tries.giveBack(client(attempt), true);
    }

    /** Clears the counts of an account for all addresses. Call it after the owner was identified by a mailed link. */
    public void forget(String email) {
        tries.forgetAccount(email);
    }

    /**
     * Counts a registration before the look-up. If neither e-mail address nor phone number is taken, {@link #giveBackRegistration}
     * subtracts it. Many people may share a network address, so over the limit it is slowed down and not blocked.
     *
     * @throws TooManyTries if refused; then the registration is not counted, because the transaction is rolled back
     */
    public void takeRegistration(String address) {
        Counted counted = tries.count(registration(address), policies.get(Policy.LOGIN_WINDOW_MINUTES), SLOW_REGISTRATION_SECONDS);
        if (counted.count() > policies.get(Policy.ACCOUNTS_TAKEN_PER_ADDRESS) && !counted.isFirst()) {
            throw new TooManyTries(counted.nextInSeconds());
        }
    }

    public void giveBackRegistration(String address) {
        tries.giveBack(registration(address), false);
    }

    /**
     * Counts a change of phone number, whether or not the number is taken, because either answer reveals that.
     *
     * @throws TooManyTries if refused
     */
    public void takePhone(UserId user) {
        Counted counted = tries.count(new Subject("phone", user.toString(), null), policies.get(Policy.LOGIN_WINDOW_MINUTES),
            SLOW_REGISTRATION_SECONDS);
        if (counted.count() > policies.get(Policy.ACCOUNTS_PHONE_CHANGES)) {
            throw new TooManyTries(counted.endsInSeconds());
        }
    }

    public void deleteExpired() {
        tries.deleteOld();
    }

    private static Subject account(LoginAttempt attempt) {
        return new Subject("account", attempt.email(), null);
    }

    private static Subject address(LoginAttempt attempt) {
        return new Subject("address", attempt.client().address(), null);
    }

    private static Subject client(LoginAttempt attempt) {
        return new Subject("client", attempt.email(), attempt.client().address());
    }

    private static Subject registration(String address) {
        return new Subject("taken", address, null);
    }
}
