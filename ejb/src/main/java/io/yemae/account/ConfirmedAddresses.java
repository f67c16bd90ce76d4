package io.yemae.account;

import io.yemae.account.persistence.ConfirmedUsers;
import io.yemae.policies.Policies;
import io.yemae.policies.Policy;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * The condition that users confirm their address before they hold seats. It is checked on every hold, so it is not an EJB, and users who
 * have confirmed are answered from memory.
 */
@ApplicationScoped
public class ConfirmedAddresses {

    @Inject
    ConfirmedUsers confirmed;

    @Inject
    Policies policies;

    /** @throws Problem forbidden {@code EMAIL_NOT_CONFIRMED} if the policy {@code accounts.confirm} is on and the user has not confirmed */
    public void require(UserId user) {
        if (areRequired() && !confirmed.contains(user)) {
            throw Problem.forbidden("EMAIL_NOT_CONFIRMED", "이메일 주소를 먼저 확인해주세요. 가입할 때 보낸 메일의 링크를 누르면 예매할 수 있습니다.");
        }
    }

    /** Whether the policy {@code accounts.confirm} is on. */
    boolean areRequired() {
        return policies.get(Policy.ACCOUNTS_CONFIRM) == 1;
    }
}
