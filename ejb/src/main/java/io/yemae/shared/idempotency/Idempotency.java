package io.yemae.shared.idempotency;

import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import io.yemae.shared.sql.Constraints;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
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

    /* A key whose request was cut off by a crash is taken over once nothing of it can still be running. */
    private static final String CLAIM_APART = """
        INSERT INTO idempotency_keys AS known (scope, key, body_hash)
        VALUES (?1, ?2, ?3)
        ON CONFLICT (scope, key) DO UPDATE
        SET created_at = now()
        WHERE known.status IS NULL
          AND known.body_hash = excluded.body_hash
          AND known.created_at < now() - interval '60 seconds'""";

    private static final String GIVE_UP = """
        DELETE FROM idempotency_keys
        WHERE scope = ?1
          AND key = ?2
          AND status IS NULL""";

    private static final int ACCEPTED = 202;

    @PersistenceContext
    EntityManager entityManager;

    @EJB
    Idempotency steps;

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
        store(key, answer);
        return answer;
    }

    /**
     * The same for work that waits for somebody outside, and so cannot be done within a transaction: claim, work and store are steps of their own. A
     * second request with the key is told to come back while the first one runs. An answer that leaves the end open (202) is not kept.
     *
     * @throws Problem as {@link #once}, and in progress {@code REQUEST_IN_PROGRESS}
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Answer onceApart(IdempotencyKey key, ProblemKind whenReused, Supplier<Answer> work) {
        Optional<Answer> known = steps.begin(key, whenReused);
        if (known.isPresent()) {
            return known.get();
        }
        Answer answer = null;
        try {
            answer = work.get();
            return answer;
        } finally {
            if (answer != null && answer.status() != ACCEPTED) {
                steps.store(key, answer);
            } else {
                steps.giveUp(key);
            }
        }
    }

    /** What was answered; empty when it is this request that does the work. */
    public Optional<Answer> begin(IdempotencyKey key, ProblemKind whenReused) {
        int claimed = entityManager.createNativeQuery(CLAIM_APART)
            .setParameter(1, key.scope())
            .setParameter(2, key.key())
            .setParameter(3, key.bodyHash())
            .executeUpdate();
        return claimed == 1 ? Optional.empty() : Optional.of(stored(key, whenReused));
    }

    public void store(IdempotencyKey key, Answer answer) {
        entityManager.createNativeQuery(STORE)
            .setParameter(1, key.scope())
            .setParameter(2, key.key())
            .setParameter(3, answer.status())
            .setParameter(4, answer.body())
            .executeUpdate();
    }

    public void giveUp(IdempotencyKey key) {
        entityManager.createNativeQuery(GIVE_UP).setParameter(1, key.scope()).setParameter(2, key.key()).executeUpdate();
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
            // Given up between our claim and this look.
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
