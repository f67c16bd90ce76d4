package io.yemae.account.persistence;

import io.yemae.account.LoginAttempt;
import io.yemae.account.TooManyLogins;
import io.yemae.ops.Policies;
import io.yemae.ops.Policy;
import io.yemae.shared.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/**
 * Counts failed logins per account and per address, on all nodes together. An account that does not exist is counted like any other, so the
 * answer tells nothing. Whoever is over the limit is refused even with the right password: otherwise the refusal would tell it.
 */
@ApplicationScoped
public class LoginThrottle {
    /** What is counted, with its policy. */
    private enum Kind {
        ACCOUNT("account", Policy.LOGIN_FAILURES_PER_ACCOUNT),
        ADDRESS("address", Policy.LOGIN_FAILURES_PER_ADDRESS);

        private final String column;
        private final Policy policy;

        Kind(String column, Policy policy) {
            this.column = column;
            this.policy = policy;
        }
    }

    // lower() is the database's, as in the index users_email: no spelling of an address has a count of its own.
    private static final String SUBJECT = "encode(sha256(convert_to(lower(?2), 'UTF8')), 'hex')";

    private static final String BLOCKED_SECONDS = """
        SELECT cast(ceil(extract(epoch FROM ends_at - now())) AS integer)
        FROM login_failures
        WHERE kind = ?1
          AND subject = %s
          AND ends_at > now()
          AND failures >= ?3""".formatted(SUBJECT);

    private static final String COUNT = """
        INSERT INTO login_failures AS present (kind, subject, failures, ends_at)
        VALUES (?1, %s, 1, now() + ?3 * interval '1 minute')
        ON CONFLICT (kind, subject) DO UPDATE
        SET failures = CASE WHEN present.ends_at > now() THEN least(present.failures, 1000000) + 1 ELSE 1 END,
            ends_at = CASE WHEN present.ends_at > now() THEN present.ends_at ELSE excluded.ends_at END""".formatted(SUBJECT);

    private static final String FORGET = """
        DELETE FROM login_failures
        WHERE kind = ?1
          AND subject = %s""".formatted(SUBJECT);

    private static final String FORGET_OLD = """
        DELETE FROM login_failures
        WHERE (kind, subject) IN (SELECT kind, subject
                                  FROM login_failures
                                  WHERE ends_at <= now()
                                  FOR UPDATE SKIP LOCKED)""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    Policies policies;

    /** @throws Problem throttled, {@link TooManyLogins} */
    public void check(LoginAttempt attempt) {
        check(Kind.ACCOUNT, attempt.email());
        check(Kind.ADDRESS, attempt.address());
    }

    /** The account before the address, always: two that fail at once wait for each other in one order. */
    public void failed(LoginAttempt attempt) {
        count(Kind.ACCOUNT, attempt.email());
        count(Kind.ADDRESS, attempt.address());
    }

    /** The account starts anew. The address does not: who has one account could otherwise try all others. */
    public void succeeded(LoginAttempt attempt) {
        entityManager.createNativeQuery(FORGET)
            .setParameter(1, Kind.ACCOUNT.column)
            .setParameter(2, attempt.email())
            .executeUpdate();
    }

    /** Clears away windows that are over. */
    public void forgetOld() {
        entityManager.createNativeQuery(FORGET_OLD).executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private void check(Kind kind, String subject) {
        List<Integer> seconds = entityManager.createNativeQuery(BLOCKED_SECONDS, Integer.class)
            .setParameter(1, kind.column)
            .setParameter(2, subject)
            .setParameter(3, policies.get(kind.policy))
            .getResultList();
        if (!seconds.isEmpty()) {
            throw new TooManyLogins(seconds.get(0));
        }
    }

    private void count(Kind kind, String subject) {
        entityManager.createNativeQuery(COUNT)
            .setParameter(1, kind.column)
            .setParameter(2, subject)
            .setParameter(3, policies.get(Policy.LOGIN_WINDOW_MINUTES))
            .executeUpdate();
    }
}
