package io.yemae.checkout;

import io.yemae.ops.Policies;
import io.yemae.ops.Policy;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Counts each user's failed attempts at discount codes over all nodes, and blocks further attempts for up to 15 minutes. */
@Stateless
public class DiscountGuesses {
    private static final String SECONDS_LEFT = """
        SELECT cast(ceil(extract(epoch FROM ends_at - now())) AS integer)
        FROM discount_guesses
        WHERE user_id = ?1
          AND ends_at > now()
          AND failures >= ?2""";

    private static final String COUNT = """
        INSERT INTO discount_guesses AS present (user_id, failures, ends_at)
        VALUES (?1, 1, now() + interval '15 minutes')
        ON CONFLICT (user_id) DO UPDATE
        SET failures = CASE WHEN present.ends_at > now() THEN least(present.failures, 1000000) + 1 ELSE 1 END,
            ends_at = CASE WHEN present.ends_at > now() THEN present.ends_at ELSE excluded.ends_at END""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    Policies policies;

    /** @throws Problem throttled {@code TOO_MANY_DISCOUNT_CODES} */
    @SuppressWarnings("unchecked")
    public void check(UserId user) {
        List<Integer> seconds = entityManager.createNativeQuery(SECONDS_LEFT, Integer.class)
            .setParameter(1, user.value())
            .setParameter(2, policies.get(Policy.DISCOUNT_FAILURES_PER_USER))
            .getResultList();
        if (!seconds.isEmpty()) {
            throw Problem.throttled("TOO_MANY_DISCOUNT_CODES", "할인 코드를 너무 많이 틀렸습니다. 잠시 후 다시 시도해주세요.", seconds.get(0));
        }
    }

    /**
     * Counts a failed attempt, asynchronously: the transaction of the refused request is rolled back, and a second connection for it
     * could exhaust the pool. Concurrent attempts may exceed the limit by their number.
     */
    @Asynchronous
    public void failed(UserId user) {
        entityManager.createNativeQuery(COUNT).setParameter(1, user.value()).executeUpdate();
    }

    /** Deletes counts whose 15 minutes are over. */
    public void forgetOld() {
        entityManager.createNativeQuery("DELETE FROM discount_guesses WHERE ends_at < now()").executeUpdate();
    }
}
