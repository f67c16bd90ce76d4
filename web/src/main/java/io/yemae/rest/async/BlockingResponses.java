package io.yemae.rest.async;

import io.yemae.rest.Dialect;
import io.yemae.rest.problem.FailureMapper;
import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import io.yemae.shared.logging.Trace;
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
 * Responses for requests that wait for another system. They wait on their own executor, so other requests are not blocked. The server
 * counts waiting requests as requests in progress, so their number is limited. The others are answered immediately that the result will
 * take a while.
 */
@ApplicationScoped
public class BlockingResponses {
    /** Half of the requests that the server processes at once. */
    private static final int MOST_WAITING = 100;
    /** With the pause between them, ten seconds. */
    private static final int ATTEMPTS = 20;
    private static final Duration PAUSE = Duration.ofMillis(500);

    @Resource(lookup = "java:jboss/ee/concurrency/executor/payments")
    ManagedExecutorService executor;

    @Inject
    FailureMapper failures;

    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    /**
     * @param otherwise the response sent immediately if too many requests are already waiting; the work still runs
     * @throws Problem unavailable if the executor is full
     */
    public void respond(AsyncResponse client, Supplier<Response> work, Supplier<Response> otherwise) {
        boolean waits = waiting.tryAcquire();
        try {
            executor.execute(Trace.carried(() -> {
                if (waits) {
                    Response response = response(work);
                    waiting.release();
                    client.resume(response);
                } else {
                    retry(work);
                }
            }));
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

    /** The client was promised a result and polls for it. So the work is retried if the database is unavailable at the moment. */
    private void retry(Supplier<Response> work) {
        int unavailable = Response.Status.SERVICE_UNAVAILABLE.getStatusCode();
        for (int attempt = 0; attempt < ATTEMPTS && response(work).getStatus() == unavailable; attempt++) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private Response response(Supplier<Response> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            return failures.responseTo(e, Dialect.HOUSE);
        }
    }
}
