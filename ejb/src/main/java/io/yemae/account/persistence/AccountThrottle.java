package io.yemae.account.persistence;

import io.yemae.account.LoginAttempt;
import io.yemae.account.TooManyLogins;
import io.yemae.account.TooManyTries;
import io.yemae.account.persistence.Tries.Counted;
import io.yemae.account.persistence.Tries.Subject;
import io.yemae.ops.Policies;
import io.yemae.ops.Policy;
import io.yemae.shared.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * How often a password may be guessed, on all nodes together. A try is counted before the password is compared and given back if it was
 * right, so that of many at once no more than the limit are compared. An account that does not exist is counted like any other, so the
 * answer tells nothing.
 *
 * <p>Three counts, so that nobody can lock out somebody else:
 * <ul>
 * <li>of one account from one address: over the low limit, this address is refused for this account until the window ends, even with the
 *     right password, since the refusal would tell it otherwise;
 * <li>of one account from all addresses: over the high limit, each address has three tries instead of ten. The owner's first try from a new
 *     address is compared, whatever others have done;
 * <li>of one address to all accounts: over the high limit, the address may try once a second. Many people may share it, so it is slowed
 *     down and never closed.
 * </ul>
 *
 * <p>And how often somebody may ask which e-mail addresses and phone numbers have an account: requirement 1 makes registration tell it
 * (409), so the rate is the bound.
 */
@ApplicationScoped
public class AccountThrottle {
    private static final int TRIES_UNDER_ATTACK = 3;
    private static final int SLOW_REGISTRATION_SECONDS = 10;

    @Inject
    Tries tries;

    @Inject
    Policies policies;

    /** @throws TooManyLogins if refused; the attempt is not counted then, because the transaction is rolled back */
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
     * The password was right. The failures of this address at this account are forgiven. Those of the address at other accounts are not:
     * whoever has one account could otherwise guess at all others.
     */
    public void giveBack(LoginAttempt attempt) {
        tries.giveBack(account(attempt), false);
        tries.giveBack(address(attempt), false);
        tries.giveBack(client(attempt), true);
    }

    /** Clears the counts of an account for all addresses, after its owner was identified by a mailed link. */
    public void forget(String email) {
        tries.forgetAccount(email);
    }

    /**
     * Counts a registration before it is looked up; {@link #giveBackRegistration} takes that back if nothing was taken. Many people may
     * share an address, so over the limit it is slowed down and not closed.
     *
     * @throws TooManyTries refused; it is not counted then, because the transaction is rolled back
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
     * Counts a change of phone number, whether or not the number is taken: either answer tells it.
     *
     * @throws TooManyTries refused
     */
    public void takePhone(UserId user) {
        Counted counted = tries.count(new Subject("phone", user.toString(), null), policies.get(Policy.LOGIN_WINDOW_MINUTES),
            SLOW_REGISTRATION_SECONDS);
        if (counted.count() > policies.get(Policy.ACCOUNTS_PHONE_CHANGES)) {
            throw new TooManyTries(counted.endsInSeconds());
        }
    }

    /** Deletes expired windows. */
    public void deleteExpired() {
        tries.forgetOld();
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
