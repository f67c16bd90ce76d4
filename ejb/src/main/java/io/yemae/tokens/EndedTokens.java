package io.yemae.tokens;

import io.yemae.live.Change;
import io.yemae.live.Changes;
import io.yemae.live.ChangesArrived;
import io.yemae.shared.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Access tokens that have ended before they run out: those of a login that was ended, and those of a user that are of an earlier
 * generation, because the user was locked or got another role. Each node keeps them in memory, so that a request asks no database: it
 * learns at once what is ended on it, through the topic what is ended elsewhere, and by reading once a second what was missed.
 */
@ApplicationScoped
public class EndedTokens {
    /** Longer than an access token is good (30 minutes). */
    private static final Duration KEPT = Duration.ofMinutes(40);

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

    private static final String FORGET_OLD = """
        DELETE FROM ended_tokens
        WHERE subject IN (SELECT subject
                          FROM ended_tokens
                          WHERE ended_at <= now() - interval '1 hour'
                          FOR UPDATE SKIP LOCKED)""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    Changes changes;

    @Inject
    Event<JustEnded> justEnded;

    private final Map<UUID, End> ends = new ConcurrentHashMap<>();
    private volatile long latestMillis;

    /** What a token names that can end. @param user null when it names none @param login null when it belongs to none of ours */
    public record Named(UUID user, UUID login, int generation) {
    }

    /** @param generation the first that is good; the largest number for none */
    private record End(int generation, long seenNanos) {
    }

    /** What has ended in the present transaction. */
    record JustEnded(Map<UUID, Integer> generations) {
    }

    /** Waits for nothing. */
    public boolean contains(Named token) {
        return isEnded(token.login(), token.generation()) || isEnded(token.user(), token.generation());
    }

    private boolean isEnded(UUID subject, int generation) {
        End end = subject == null ? null : ends.get(subject);
        return end != null && generation < end.generation();
    }

    /** Ends the tokens of logins; in the transaction that ends the logins. */
    public void endLogins(Collection<UUID> logins) {
        logins.forEach(login -> {
            entityManager.createNativeQuery(END_LOGIN).setParameter(1, login).executeUpdate();
            justEnded.fire(new JustEnded(Map.of(login, Integer.MAX_VALUE)));
        });
        if (!logins.isEmpty()) {
            changes.tell(Change.ofTokens());
        }
    }

    /** Ends the tokens of a user that are older than a generation; in the transaction that writes that to the user. */
    public void endBefore(UserId user, int generation) {
        entityManager.createNativeQuery(END_BEFORE).setParameter(1, user.value()).setParameter(2, generation).executeUpdate();
        justEnded.fire(new JustEnded(Map.of(user.value(), generation)));
        changes.tell(Change.ofTokens());
    }

    void onCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) JustEnded ended) {
        ended.generations().forEach(this::add);
    }

    void onArrival(@Observes ChangesArrived news) {
        if (!news.of(Change.Kind.TOKENS).isEmpty()) {
            read();
        }
    }

    /** Learns what has ended since it was last read, on whichever node, and forgets what has run out meanwhile. */
    @SuppressWarnings("unchecked")
    public void read() {
        List<Tuple> rows = entityManager.createNativeQuery(READ, Tuple.class).setParameter(1, latestMillis).getResultList();
        for (Tuple row : rows) {
            Integer generation = row.get("generation", Integer.class);
            add(row.get("subject", UUID.class), generation == null ? Integer.MAX_VALUE : generation);
            latestMillis = Math.max(latestMillis, row.get("at", Long.class));
        }
        long now = System.nanoTime();
        ends.values().removeIf(end -> now - end.seenNanos() > KEPT.toNanos());
    }

    private void add(UUID subject, int generation) {
        ends.merge(subject, new End(generation, System.nanoTime()),
            (known, added) -> known.generation() < added.generation() ? added : known);
    }

    /** Clears away what every token has outlived. */
    public void forgetOld() {
        entityManager.createNativeQuery(FORGET_OLD).executeUpdate();
    }
}
