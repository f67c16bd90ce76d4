package io.yemae.shared.idempotency;

import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import io.yemae.shared.Transactions;
import io.yemae.shared.logging.EventLog;
import io.yemae.shared.sql.Constraints;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One effect per idempotency key. The key, the effect and the stored response share one transaction: a crash leaves all of them or none,
 * and a refused request leaves no key. A second request with the key waits until the first one ends. If it has to wait longer than the
 * database's lock timeout, it fails with {@code REQUEST_IN_PROGRESS}.
 */
@Stateless
public class Idempotency {
    private static final int ACCEPTED = 202;

    @Inject
    IdempotencyKeyRows keys;

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
        keys.store(key, answer.status(), answer.body());
        return answer;
    }

    /**
     * The same for work that makes a response of its result; simply the work if the client sent no key.
     *
     * @throws Problem as {@link #once(IdempotencyKey, ProblemKind, Supplier)}
     */
    public <T> Answer once(Keyed<T> keyed, Supplier<T> work) {
        Supplier<Answer> answered = () -> keyed.answer().apply(work.get());
        return keyed.key() == null ? answered.get() : once(keyed.key(), keyed.whenReused(), answered);
    }

    /**
     * The same for work that calls another system and so must not run in a transaction: claim, work and store are separate steps. If a
     * second request arrives while the first one runs, it fails with {@code REQUEST_IN_PROGRESS}. A response that leaves the outcome open
     * (202) is not stored.
     *
     * @throws Problem as {@link #once(IdempotencyKey, ProblemKind, Supplier)}
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

    /**
     * Does the work of several requests in the present transaction, of each unless its key exists.
     *
     * @param key    null for a request without one
     * @param work   of those requests, together
     * @param answer the response; null for a request that was refused, which leaves no key
     * @return what {@code work} returned; nothing for a request whose key exists
     */
    public <Q, R> Map<Q, R> onceEach(List<Q> requests, Function<Q, IdempotencyKey> key, Function<List<Q>, Map<Q, R>> work,
                                     Function<R, Answer> answer) {
        List<IdempotencyKey> wanted = requests.stream().map(key).filter(Objects::nonNull).toList();
        Set<IdempotencyKey> claimed = wanted.isEmpty() ? Set.of() : keys.claimAll(wanted);
        List<Q> due = requests.stream().filter(each -> key.apply(each) == null || claimed.contains(key.apply(each))).toList();
        Map<Q, R> done = due.isEmpty() ? Map.of() : work.apply(due);
        Map<IdempotencyKey, Answer> answers = new HashMap<>();
        done.forEach((request, result) -> {
            if (key.apply(request) != null && answer.apply(result) != null) {
                answers.put(key.apply(request), answer.apply(result));
            }
        });
        if (!answers.isEmpty()) {
            keys.storeAll(answers);
        }
        claimed.stream().filter(each -> !answers.containsKey(each)).forEach(keys::release);
        return done;
    }

    /** The stored response, or empty if this request must do the work. */
    private Optional<Answer> begin(IdempotencyKey key, ProblemKind whenReused) {
        return keys.claimOutsideTransaction(key) ? Optional.empty() : Optional.of(stored(key, whenReused));
    }

    /** Stores the response. Without one, or if it leaves the outcome open, the key is released. */
    private void finish(IdempotencyKey key, Answer response) {
        if (response != null && response.status() != ACCEPTED) {
            keys.store(key, response.status(), response.body());
        } else {
            keys.release(key);
        }
    }

    /** Deletes keys that are more than a day old. */
    public void deleteOld() {
        keys.deleteOld();
    }

    private boolean claim(IdempotencyKey key) {
        try {
            return keys.claim(key);
        } catch (PersistenceException e) {
            throw Constraints.isLockTimeout(e) ? inProgress() : e;
        }
    }

    private static Problem inProgress() {
        return new Problem(ProblemKind.IN_PROGRESS, "REQUEST_IN_PROGRESS", "같은 멱등성 키의 요청을 처리하고 있습니다. 잠시 후 다시 시도해주세요.");
    }

    private Answer stored(IdempotencyKey key, ProblemKind whenReused) {
        // None if the key was released after our claim failed and before this query.
        IdempotencyKeyRows.Stored stored = keys.find(key).orElseThrow(Idempotency::inProgress);
        if (!stored.bodyHash().equals(key.bodyHash())) {
            throw new Problem(whenReused, "IDEMPOTENCY_KEY_REUSED", "멱등성 키 충돌: 동일한 키로 다른 요청이 이미 처리되었습니다");
        }
        if (stored.status() == null) {
            throw inProgress();
        }
        EventLog.happened("request.repeated", "scope", key.scope());
        return new Answer(stored.status(), stored.body(), true);
    }
}
