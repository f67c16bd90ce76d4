package io.yemae.account;

import io.yemae.account.domain.User;
import io.yemae.account.persistence.Users;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import io.yemae.tries.AccountThrottle;
import io.yemae.tries.Client;
import io.yemae.tries.LoginAttempt;

/**
 * A logged-in user's attempt at the own password.
 *
 * @param counted      what the throttle has counted, to be given back if the password was right
 * @param passwordHash the present hash
 */
record PasswordAttempt(LoginAttempt counted, String passwordHash) {

    /** Counts the attempt, in the caller's transaction. @throws Problem throttled {@code TOO_MANY_LOGINS} */
    static PasswordAttempt count(UserId id, Client client, Users users, AccountThrottle throttle) {
        User user = users.byId(id).orElseThrow(Problem::userGone);
        LoginAttempt attempt = new LoginAttempt(user.view().email(), "", client);
        throttle.take(attempt);
        return new PasswordAttempt(attempt, user.passwordHash());
    }

    static Problem wrongPassword() {
        return Problem.invalid("WRONG_PASSWORD", "현재 비밀번호가 일치하지 않습니다.");
    }
}
