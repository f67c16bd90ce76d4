package io.yemae.shared.idempotency;

import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import io.yemae.shared.Transactions;
import io.yemae.shared.sql.Constraints;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One effect per idempotency key. The key, the effect and the stored response share one transaction: a crash leaves all of them or none,
 * and a refused request leaves no key. A second request with the key waits until the first one ends. If it has to wait longer than the
 * database's lock timeout, it fails with {@code REQUEST_IN_PROGRESS}.
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

    /* A key whose request was cut off by a crash is taken over after 60 seconds, when nothing of that request can still be running. */
    private static final String CLAIM_OUTSIDE_TRANSACTION = """
        INSERT INTO idempotency_keys AS known (scope, key, body_hash)
        VALUES (?1, ?2, ?3)
        ON CONFLICT (scope, key) DO UPDATE
        SET created_at = now()
        WHERE known.status IS NULL
          AND known.body_hash = excluded.body_hash
          AND known.created_at < now() - interval '60 seconds'""";

    private static final String RELEASE = """
        DELETE FROM idempotency_keys
        WHERE scope = ?1
          AND key = ?2
          AND status IS NULL""";

    private static final int ACCEPTED = 202;

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    Transactions transactions;

    /**
     * A response as it was sent.
     *
     * @param replayed whether it comes from an earlier request
     */
    public record Answer(int status, String body, boolean replayed) {
    }

    /**
     * Does the work unless the key has a stored response. Key, work and response share one transaction.
     *
     * @param whenReused the kind of the problem if the key was used before with another body
     * @throws Problem of that kind, {@code IDEMPOTENCY_KEY_REUSED}; in progress, {@code REQUEST_IN_PROGRESS}; and whatever {@code work}
     *     throws
     */
    public Answer once(IdempotencyKey key, ProblemKind whenReused, Supplier<Answer> work) {
        if (!claim(key)) {
            return stored(key, whenReused);
        }
        Answer answer = work.get();
        store(key, answer);
        return answer;
    }

    /**
     * The same for work that calls another system and so must not run in a transaction: claim, work and store are separate steps. If a
     * second request arrives while the first one runs, it fails with {@code REQUEST_IN_PROGRESS}. A response that leaves the outcome open
     * (202) is not stored.
     *
     * @throws Problem as {@link #once}
     */
    // No transaction: the work calls another system, and no database connection may wait for it.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Answer onceOutsideTransaction(IdempotencyKey key, ProblemKind whenReused, Supplier<Answer> work) {
        Optional<Answer> known = transactions.inNew(() -> begin(key, whenReused));
        if (known.isPresent()) {
            return known.get();
        }
        Answer answer = null;
        try {
            answer = work.get();
            return answer;
        } finally {
            Answer response = answer;
            transactions.inNew(() -> finish(key, response));
        }
    }

    /** The stored response, or empty if this request must do the work. */
    private Optional<Answer> begin(IdempotencyKey key, ProblemKind whenReused) {
        int claimed = entityManager.createNativeQuery(CLAIM_OUTSIDE_TRANSACTION)
            .setParameter(1, key.scope())
            .setParameter(2, key.key())
            .setParameter(3, key.bodyHash())
            .executeUpdate();
        return claimed == 1 ? Optional.empty() : Optional.of(stored(key, whenReused));
    }

    /** Stores the response. Without one, or if it leaves the outcome open, the key is released. */
    private void finish(IdempotencyKey key, Answer response) {
        if (response != null && response.status() != ACCEPTED) {
            store(key, response);
        } else {
            release(key);
        }
    }

    private void store(IdempotencyKey key, Answer answer) {
        entityManager.createNativeQuery(STORE)
            .setParameter(1, key.scope())
            .setParameter(2, key.key())
            .setParameter(3, answer.status())
            .setParameter(4, answer.body())
            .executeUpdate();
    }

    private void release(IdempotencyKey key) {
        entityManager.createNativeQuery(RELEASE).setParameter(1, key.scope()).setParameter(2, key.key()).executeUpdate();
    }

    /** Deletes keys that are more than a day old. */
    public void deleteOld() {
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
            throw Constraints.isLockTimeout(e) ? inProgress() : e;
        }
    }

    private static Problem inProgress() {
        return new Problem(ProblemKind.IN_PROGRESS, "REQUEST_IN_PROGRESS", "같은 멱등성 키의 요청을 처리하고 있습니다. 잠시 후 다시 시도해주세요.");
    }

    private Answer stored(IdempotencyKey key, ProblemKind whenReused) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entityManager.createNativeQuery(STORED, Tuple.class)
            .setParameter(1, key.scope())
            .setParameter(2, key.key())
            .getResultList();
        if (rows.isEmpty()) {
            // The key was released after our claim failed and before this query.
            throw inProgress();
        }
        Tuple row = rows.get(0);
        if (!row.get("body_hash", String.class).equals(key.bodyHash())) {
            throw new Problem(whenReused, "IDEMPOTENCY_KEY_REUSED", "멱등성 키 충돌: 동일한 키로 다른 요청이 이미 처리되었습니다");
        }
        if (row.get("status") == null) {
            throw inProgress();
        }
        return new Answer(row.get("status", Integer.class), row.get("answer", String.class), true);
    }
}
