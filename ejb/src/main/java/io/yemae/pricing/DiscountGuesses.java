package io.yemae.pricing;

import io.yemae.policies.Policies;
import io.yemae.policies.Policy;
import io.yemae.pricing.persistence.DiscountGuessRows;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Counts each user's failed attempts at discount codes over all nodes, and blocks further attempts for up to 15 minutes. */
@Stateless
public class DiscountGuesses {

    @Inject
    DiscountGuessRows rows;

    @Inject
    Policies policies;

    /** @throws Problem throttled {@code TOO_MANY_DISCOUNT_CODES} */
    public void check(UserId user) {
        rows.secondsLeft(user, policies.get(Policy.DISCOUNT_FAILURES_PER_USER)).ifPresent(seconds -> {
            throw Problem.throttled("TOO_MANY_DISCOUNT_CODES", "할인 코드를 너무 많이 틀렸습니다. 잠시 후 다시 시도해주세요.", seconds);
        });
    }

    /**
     * Counts a failed attempt, asynchronously: the transaction of the refused request is rolled back, and a second connection for it
     * could exhaust the pool. Concurrent attempts may exceed the limit by their number.
     */
    @Asynchronous
    public void failed(UserId user) {
        rows.count(user);
    }

    /** Deletes counts whose 15 minutes are over. */
    public void deleteOld() {
        rows.deleteOld();
    }
}
