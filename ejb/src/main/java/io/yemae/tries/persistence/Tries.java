package io.yemae.tries.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;

/**
 * Counts tries, on all nodes together. A try is counted before it is checked, so that each of many concurrent tries sees the earlier ones.
 * If a try is refused and the caller's transaction is rolled back, its count is rolled back as well.
 */
@ApplicationScoped
public class Tries {
    // lower() of the database, as in the index users_email, so that all spellings of an address share one count.
    private static final String SUBJECT = "encode(sha256(convert_to(lower(%s), 'UTF8')), 'hex')";

    private static final String COUNT = """
        INSERT INTO tries AS present (kind, subject, count, ends_at, next_at)
        VALUES (:kind, %s, 1, now() + :windowMinutes * interval '1 minute', now() + :slowSeconds * interval '1 second')
        ON CONFLICT (kind, subject) DO UPDATE
        SET count = CASE WHEN present.ends_at > now() THEN least(present.count, 1000000) + 1 ELSE 1 END,
            ends_at = CASE WHEN present.ends_at > now() THEN present.ends_at ELSE excluded.ends_at END,
            next_at = CASE WHEN present.next_at > now() THEN present.next_at ELSE excluded.next_at END
        RETURNING count,
                  cast(ceil(extract(epoch FROM ends_at - now())) AS integer) AS ends_in,
                  cast(ceil(extract(epoch FROM next_at - now())) AS integer) AS next_in,
                  next_at = now() + :slowSeconds * interval '1 second' AS first""".formatted(subject());

    private static final String GIVE_BACK = """
        UPDATE tries
        SET count = CASE WHEN :all THEN 0 ELSE greatest(count - 1, 0) END
        WHERE kind = :kind
          AND subject = %s""".formatted(subject());

    private static final String FORGET_ACCOUNT = """
        DELETE FROM tries
        WHERE kind = 'account' AND subject = %1$s
           OR kind = 'client' AND starts_with(subject, %1$s || ':')""".formatted(SUBJECT.formatted("?1"));

    private static final String FORGET_OLD = """
        DELETE FROM tries
        WHERE (kind, subject) IN (SELECT kind, subject
                                  FROM tries
                                  WHERE ends_at <= now()
                                  FOR UPDATE SKIP LOCKED)""";

    @PersistenceContext
    EntityManager entityManager;

    /** @param part a subdivision of the subject; null for all of it */
    public record Subject(String kind, String of, String part) {
    }

    /**
     * @param count         the tries in this window, including this one
     * @param endsInSeconds until the window ends
     * @param nextInSeconds until a throttled client may try again
     * @param isFirst       whether this is the first try in that interval
     */
    public record Counted(int count, int endsInSeconds, int nextInSeconds, boolean isFirst) {
    }

    /** Callers that count several subjects must use one order of kinds, so that concurrent callers cannot deadlock. */
    public Counted count(Subject subject, int windowMinutes, int slowSeconds) {
        Tuple row = (Tuple) entityManager.createNativeQuery(COUNT, Tuple.class)
            .setParameter("kind", subject.kind())
            .setParameter("subject", subject.of())
            .setParameter("part", part(subject))
            .setParameter("windowMinutes", windowMinutes)
            .setParameter("slowSeconds", slowSeconds)
            .getSingleResult();
        return new Counted(row.get("count", Integer.class), row.get("ends_in", Integer.class), row.get("next_in", Integer.class),
            row.get("first", Boolean.class));
    }

    /** @param all true clears all counted tries, false subtracts one */
    public void giveBack(Subject subject, boolean all) {
        entityManager.createNativeQuery(GIVE_BACK)
            .setParameter("kind", subject.kind())
            .setParameter("subject", subject.of())
            .setParameter("part", part(subject))
            .setParameter("all", all)
            .executeUpdate();
    }

    /** Clears the tries at an account from all addresses. */
    public void forgetAccount(String email) {
        entityManager.createNativeQuery(FORGET_ACCOUNT).setParameter(1, email).executeUpdate();
    }

    /** Deletes expired windows. */
    public void deleteOld() {
        entityManager.createNativeQuery(FORGET_OLD).executeUpdate();
    }

    private static String part(Subject subject) {
        return subject.part() == null ? "" : subject.part();
    }

    private static String subject() {
        return SUBJECT.formatted(":subject") + " || CASE WHEN :part = '' THEN '' ELSE ':' || " + SUBJECT.formatted(":part") + " END";
    }
}
