package io.yemae.devservices.sandbox.gateway;

import io.yemae.devservices.sandbox.http.Answer;
import io.yemae.devservices.sandbox.ledger.Answered;
import io.yemae.devservices.sandbox.ledger.ErrorCode;
import io.yemae.devservices.sandbox.ledger.GatewayException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The answers given under idempotency keys. A key is in use from the moment it is claimed until it is answered or let go. */
public final class IdempotencyKeys {

    private static final Duration KEPT = Duration.ofDays(15);
    private static final Answered RUNNING = new Answered(null, null, 0, null);

    private final Map<String, Answered> answers = new ConcurrentHashMap<>();
    private final Clock clock;

    public IdempotencyKeys(Clock clock) {
        this.clock = clock;
    }

    /** Takes over an answer that was kept before a restart. */
    public void remember(Answered answered) {
        answers.put(answered.scope(), answered);
    }

    /**
     * The answer given before, or null when the caller may do the work now.
     *
     * @throws GatewayException IDEMPOTENT_REQUEST_PROCESSING while another call does it
     */
    Answer claim(String scope) {
        AtomicReference<Answered> before = new AtomicReference<>();
        answers.compute(scope, (key, known) -> {
            if (known == null || known != RUNNING && !clock.instant().isBefore(known.at().plus(KEPT))) {
                return RUNNING;
            }
            before.set(known);
            return known;
        });
        Answered known = before.get();
        if (known == RUNNING) {
            throw new GatewayException(ErrorCode.IDEMPOTENT_REQUEST_PROCESSING);
        }
        return known == null ? null : Answer.json(known.status(), known.body());
    }

    void answered(String scope, Answer answer, Consumer<Answered> keep) {
        Answered answered = new Answered(scope, clock.instant(), answer.status(), answer.body());
        keep.accept(answered);
        answers.put(scope, answered);
    }

    /** Nothing was done; the next call with the key starts afresh. */
    void letGo(String scope) {
        answers.remove(scope, RUNNING);
    }
}
