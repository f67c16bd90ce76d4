package io.yemae.shared;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.function.Supplier;

/**
 * One effect per idempotency key. The key, the effect and the stored answer share one transaction: a crash leaves all of them or
 * none, and a request that was refused leaves no key. A second request with the key waits for the first one's end; one that has to
 * wait longer than the database's lock limit is told to come back.
 */
@Stateless
public class Idempotency {
    private static final String CLAIM = """
        INSERT INTO idempotency_keys (scope, key, body_hash)
        VALUES (?1, ?2, ?3)
        ON CONFLICT (scope, key) DO NOTHING""";

    private static final String STORED = """
        SELECT body_hash, status, answer
        FROM idempotency_keys
        WHERE scope = ?1
          AND key = ?2""";

    private static final String STORE = """
        UPDATE idempotency_keys
        SET status = ?3, answer = ?4
        WHERE scope = ?1
          AND key = ?2""";

    @PersistenceContext
    EntityManager entityManager;

    /** What was answered, as it went over the wire. */
    public record Answer(int status, String body, boolean replayed) {
    }

    /**
     * @param whenReused what sort of refusal it is that the key came before with another body
     * @throws Problem of that sort, {@code IDEMPOTENCY_KEY_REUSED}, and whatever {@code work} throws
     */
    public Answer once(IdempotencyKey key, ProblemKind whenReused, Supplier<Answer> work) {
        if (!claim(key)) {
            return stored(key, whenReused);
        }
        Answer answer = work.get();
        entityManager.createNativeQuery(STORE)
            .setParameter(1, key.scope())
            .setParameter(2, key.key())
            .setParameter(3, answer.status())
            .setParameter(4, answer.body())
            .executeUpdate();
        return answer;
    }

    /** Keys are kept for a day. */
    public void forgetOld() {
        entityManager.createNativeQuery("DELETE FROM idempotency_keys WHERE created_at < now() - interval '24 hours'").executeUpdate();
    }

    private boolean claim(IdempotencyKey key) {
        try {
            return entityManager.createNativeQuery(CLAIM)
                .setParameter(1, key.scope())
                .setParameter(2, key.key())
                .setParameter(3, key.bodyHash())
                .executeUpdate() == 1;
        } catch (PersistenceException e) {
            throw Constraints.isLockTimeout(e)
                ? new Problem(ProblemKind.IN_PROGRESS, "REQUEST_IN_PROGRESS", "같은 멱등성 키의 요청을 처리하고 있습니다. 잠시 후 다시 시도해주세요.")
                : e;
        }
    }

    private Answer stored(IdempotencyKey key, ProblemKind whenReused) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entityManager.createNativeQuery(STORED, Tuple.class)
            .setParameter(1, key.scope())
            .setParameter(2, key.key())
            .getResultList();
        Tuple row = rows.get(0);
        if (!row.get("body_hash", String.class).equals(key.bodyHash())) {
            throw new Problem(whenReused, "IDEMPOTENCY_KEY_REUSED", "멱등성 키 충돌: 동일한 키로 다른 요청이 이미 처리되었습니다");
        }
        return new Answer(row.get("status", Integer.class), row.get("answer", String.class), true);
    }
}
