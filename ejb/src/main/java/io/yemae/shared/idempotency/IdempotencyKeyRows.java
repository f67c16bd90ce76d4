package io.yemae.shared.idempotency;

import io.yemae.shared.idempotency.Idempotency.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Idempotency keys in the database, with the responses to their requests. */
@ApplicationScoped
class IdempotencyKeyRows {
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
        SET status = :status, answer = :answer
        WHERE scope = :scope
          AND key = :key""";

    private static final String CLAIM_ALL = """
        INSERT INTO idempotency_keys (scope, key, body_hash)
        SELECT wanted.scope, wanted.key, wanted.body_hash
        FROM unnest(cast(?1 AS text[]), cast(?2 AS text[]), cast(?3 AS text[])) wanted (scope, key, body_hash)
        ORDER BY wanted.scope, wanted.key
        ON CONFLICT (scope, key) DO NOTHING
        RETURNING scope, key""";

    private static final String STORE_ALL = """
        UPDATE idempotency_keys
        SET status = answered.status, answer = answered.answer
        FROM unnest(cast(:scopes AS text[]), cast(:keys AS text[]), cast(:statuses AS integer[]), cast(:answers AS text[]))
             answered (scope, key, status, answer)
        WHERE idempotency_keys.scope = answered.scope
          AND idempotency_keys.key = answered.key""";

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

    @PersistenceContext
    EntityManager entityManager;

    /**
     * A claimed key.
     *
     * @param status null while there is no response
     */
    record Stored(String bodyHash, Integer status, String body) {
    }

    /** Waits while another transaction has claimed the key. @return false if the key exists */
    boolean claim(IdempotencyKey key) {
        return claim(CLAIM, key);
    }

    /** As {@link #claim(IdempotencyKey)}. @return the keys that did not exist */
    @SuppressWarnings("unchecked")
    Set<IdempotencyKey> claimAll(Collection<IdempotencyKey> wanted) {
        List<Tuple> rows = entityManager.createNativeQuery(CLAIM_ALL, Tuple.class)
            .setParameter(1, texts(wanted, IdempotencyKey::scope))
            .setParameter(2, texts(wanted, IdempotencyKey::key))
            .setParameter(3, texts(wanted, IdempotencyKey::bodyHash))
            .getResultList();
        Set<List<String>> claimed = rows.stream()
            .map(row -> List.of(row.get("scope", String.class), row.get("key", String.class)))
            .collect(Collectors.toSet());
        return wanted.stream().filter(key -> claimed.contains(List.of(key.scope(), key.key()))).collect(Collectors.toSet());
    }

    void storeAll(Map<IdempotencyKey, Answer> answers) {
        entityManager.createNativeQuery(STORE_ALL)
            .setParameter("scopes", texts(answers.keySet(), IdempotencyKey::scope))
            .setParameter("keys", texts(answers.keySet(), IdempotencyKey::key))
            .setParameter("statuses", answers.values().stream().map(Answer::status).toArray(Integer[]::new))
            .setParameter("answers", texts(answers.values(), Answer::body))
            .executeUpdate();
    }

    private static <T> String[] texts(Collection<T> values, Function<T, String> text) {
        return values.stream().map(text).toArray(String[]::new);
    }

    /** For work outside the claim's transaction. @return false if the key exists and cannot be taken over */
    boolean claimOutsideTransaction(IdempotencyKey key) {
        return claim(CLAIM_OUTSIDE_TRANSACTION, key);
    }

    @SuppressWarnings("unchecked")
    Optional<Stored> find(IdempotencyKey key) {
        List<Tuple> rows = entityManager.createNativeQuery(STORED, Tuple.class)
            .setParameter(1, key.scope())
            .setParameter(2, key.key())
            .getResultList();
        return rows.stream().findFirst()
            .map(row -> new Stored(row.get("body_hash", String.class), row.get("status", Integer.class), row.get("answer", String.class)));
    }

    void store(IdempotencyKey key, int status, String body) {
        entityManager.createNativeQuery(STORE)
            .setParameter("scope", key.scope())
            .setParameter("key", key.key())
            .setParameter("status", status)
            .setParameter("answer", body)
            .executeUpdate();
    }

    /** Deletes the key if it has no response. */
    void release(IdempotencyKey key) {
        entityManager.createNativeQuery(RELEASE).setParameter(1, key.scope()).setParameter(2, key.key()).executeUpdate();
    }

    /** Deletes keys that are more than a day old. */
    void deleteOld() {
        entityManager.createNativeQuery("DELETE FROM idempotency_keys WHERE created_at < now() - interval '24 hours'").executeUpdate();
    }

    private boolean claim(String sql, IdempotencyKey key) {
        return entityManager.createNativeQuery(sql)
            .setParameter(1, key.scope())
            .setParameter(2, key.key())
            .setParameter(3, key.bodyHash())
            .executeUpdate() == 1;
    }
}
