package io.yemae.tokens;

import io.yemae.live.Change;
import io.yemae.live.Changes;
import io.yemae.live.ChangesArrived;
import io.yemae.shared.UserId;
import io.yemae.tokens.persistence.EndedTokenRows;
import io.yemae.tokens.persistence.EndedTokenRows.EndedSubject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Access tokens that ended before they expired: those of a login that was ended, and those of a user from an earlier generation, because
 * the user was locked or got another role. Each node keeps them in memory, so that no request reads the database. A node adds its own
 * entries on commit. A message on the topic makes it read those of other nodes. It also reads once a second, in case a message was lost.
 */
@ApplicationScoped
public class EndedTokens {
    /** Longer than the lifetime of an access token (30 minutes). */
    private static final Duration KEPT = Duration.ofMinutes(40);

    @Inject
    EndedTokenRows rows;

    @Inject
    Changes changes;

    @Inject
    Event<JustEnded> justEnded;

    private final Map<UUID, End> ends = new ConcurrentHashMap<>();
    private volatile long latestMillis;

    /**
     * The subjects by which a token can end.
     *
     * @param user  null if the token names none
     * @param login null if the token belongs to no login of ours
     */
    public record Named(UUID user, UUID login, int generation) {
    }

    /** @param generation the first valid generation; the largest number if all tokens of the subject have ended */
    private record End(int generation, long seenNanos) {
    }

    /** What the current transaction ends: the first valid generation for each subject. */
    record JustEnded(Map<UUID, Integer> generations) {
    }

    /** Does not block. */
    public boolean contains(Named token) {
        return isEnded(token.login(), token.generation()) || isEnded(token.user(), token.generation());
    }

    private boolean isEnded(UUID subject, int generation) {
        End end = subject == null ? null : ends.get(subject);
        return end != null && generation < end.generation();
    }

    /** Ends the tokens of logins. Call it in the transaction that ends the logins. */
    public void endLogins(Collection<UUID> logins) {
        logins.forEach(login -> {
            rows.endLogin(login);
            justEnded.fire(new JustEnded(Map.of(login, Integer.MAX_VALUE)));
        });
        if (!logins.isEmpty()) {
            changes.publish(Change.ofTokens());
        }
    }

    /** Ends the tokens of a user that are older than a generation. Call it in the transaction that stores the generation. */
    public void endBefore(UserId user, int generation) {
        rows.endBefore(user, generation);
        justEnded.fire(new JustEnded(Map.of(user.value(), generation)));
        changes.publish(Change.ofTokens());
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
    public void read() {
        for (EndedSubject each : rows.endedSince(latestMillis)) {
            add(each.subject(), each.generation() == null ? Integer.MAX_VALUE : each.generation());
            latestMillis = Math.max(latestMillis, each.atMillis());
        }
        long now = System.nanoTime();
        ends.values().removeIf(end -> now - end.seenNanos() > KEPT.toNanos());
    }

    private void add(UUID subject, int generation) {
        ends.merge(subject, new End(generation, System.nanoTime()),
            (known, added) -> known.generation() < added.generation() ? added : known);
    }

    /** Deletes rows whose tokens have expired. */
    public void deleteOld() {
        rows.deleteOld();
    }
}
