package io.yemae.pricing.persistence;

import io.yemae.shared.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Each user's failed attempts at discount codes, counted for 15 minutes from the first one. */
@ApplicationScoped
public class DiscountGuessRows {
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

    /** How many seconds until the user's count ends, if it has reached {@code limit}; otherwise empty. */
    @SuppressWarnings("unchecked")
    public Optional<Integer> secondsLeft(UserId user, int limit) {
        List<Integer> seconds = entityManager.createNativeQuery(SECONDS_LEFT, Integer.class)
            .setParameter(1, user.value())
            .setParameter(2, limit)
            .getResultList();
        return seconds.stream().findFirst();
    }

    /** Adds one failure. Begins a new count if the 15 minutes of the previous one are over. */
    public void count(UserId user) {
        entityManager.createNativeQuery(COUNT).setParameter(1, user.value()).executeUpdate();
    }

    /** Deletes counts whose 15 minutes are over. */
    public void deleteOld() {
        entityManager.createNativeQuery("DELETE FROM discount_guesses WHERE ends_at < now()").executeUpdate();
    }
}
