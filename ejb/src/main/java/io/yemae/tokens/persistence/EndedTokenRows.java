package io.yemae.tokens.persistence;

import io.yemae.shared.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;

/** Which tokens have ended: all tokens of a login, or the tokens of a user before a generation. */
@ApplicationScoped
public class EndedTokenRows {
    /* A login without a generation: all its tokens. A user with one: those before it. */
    private static final String END_LOGIN = """
        INSERT INTO ended_tokens (subject)
        VALUES (?1)
        ON CONFLICT (subject) DO NOTHING""";

    private static final String END_BEFORE = """
        INSERT INTO ended_tokens AS present (subject, generation)
        VALUES (?1, ?2)
        ON CONFLICT (subject) DO UPDATE
        SET generation = greatest(present.generation, excluded.generation), ended_at = excluded.ended_at""";

    // By ended_tokens_by_time. A transaction commits at most 60 s after it has begun, and in general within milliseconds.
    private static final String READ = """
        SELECT subject, generation, cast(extract(epoch FROM ended_at) * 1000 AS bigint) AS at
        FROM ended_tokens
        WHERE ended_at > to_timestamp(?1 / 1000.0) - interval '60 seconds'
          AND ended_at > now() - interval '40 minutes'""";

    private static final String DELETE_OLD = """
        DELETE FROM ended_tokens
        WHERE subject IN (SELECT subject
                          FROM ended_tokens
                          WHERE ended_at <= now() - interval '1 hour'
                          FOR UPDATE SKIP LOCKED)""";

    @PersistenceContext
    EntityManager entityManager;

    /**
     * @param subject    the id of a login or of a user
     * @param generation the first generation that is good; null if all tokens have ended
     * @param atMillis   when they were ended, in milliseconds since 1970
     */
    public record EndedSubject(UUID subject, Integer generation, long atMillis) {
    }

    public void endLogin(UUID login) {
        entityManager.createNativeQuery(END_LOGIN).setParameter(1, login).executeUpdate();
    }

    public void endBefore(UserId user, int generation) {
        entityManager.createNativeQuery(END_BEFORE).setParameter(1, user.value()).setParameter(2, generation).executeUpdate();
    }

    /**
     * What ended since an instant, and up to 60 s earlier, because it may have been committed later than that. At most the last 40 minutes.
     *
     * @param millis in milliseconds since 1970
     */
    @SuppressWarnings("unchecked")
    public List<EndedSubject> endedSince(long millis) {
        List<Tuple> rows = entityManager.createNativeQuery(READ, Tuple.class).setParameter(1, millis).getResultList();
        return rows.stream()
            .map(row -> new EndedSubject(row.get("subject", UUID.class), row.get("generation", Integer.class), row.get("at", Long.class)))
            .toList();
    }

    /** Deletes what ended more than an hour ago, which is longer than any token lasts. Skips rows that another node is deleting. */
    public void deleteOld() {
        entityManager.createNativeQuery(DELETE_OLD).executeUpdate();
    }
}
