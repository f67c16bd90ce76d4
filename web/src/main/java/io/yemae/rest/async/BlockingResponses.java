package io.yemae.rest.async;

import io.yemae.rest.Dialect;
import io.yemae.rest.problem.FailureMapper;
import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Requests that wait for somebody outside. They wait on threads of their own, so that nobody else's request waits with them; and since the server
 * counts them among its requests all the same, only so many are answered late. The others are told at once that it will take a while.
 */
@ApplicationScoped
public class BlockingResponses {
    /** Half of the requests that the server has at work at once. */
    private static final int WAITING = 100;
    /** With the pause between them, ten seconds. */
    private static final int ATTEMPTS = 20;
    private static final Duration PAUSE = Duration.ofMillis(500);

    @Resource(lookup = "java:jboss/ee/concurrency/executor/payments")
    ManagedExecutorService threads;

    @Inject
    FailureMapper failures;

    private final Semaphore waiting = new Semaphore(WAITING);

    /** @param otherwise what is answered at once when too many wait already; the work is done all the same */
    public void answer(AsyncResponse client, Supplier<Response> work, Supplier<Response> otherwise) {
        boolean waits = waiting.tryAcquire();
        try {
            threads.execute(() -> {
                if (waits) {
                    Response response = response(work);
                    waiting.release();
                    client.resume(response);
                } else {
                    persistently(work);
                }
            });
            if (!waits) {
                client.resume(otherwise.get());
            }
        } catch (RejectedExecutionException e) {
            if (waits) {
                waiting.release();
            }
            throw new Problem(ProblemKind.UNAVAILABLE, "UNAVAILABLE", "결제가 몰리고 있습니다. 잠시 후 다시 시도해주세요.");
        }
    }

    /** The client was told to ask later and relies on it: if the database cannot serve the work at this moment, it is tried again. */
    private void persistently(Supplier<Response> work) {
        for (int attempt = 0; attempt < ATTEMPTS && response(work).getStatus() == Response.Status.SERVICE_UNAVAILABLE.getStatusCode(); attempt++) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private Response response(Supplier<Response> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            return failures.answer(e, Dialect.HOUSE);
        }
    }
}
