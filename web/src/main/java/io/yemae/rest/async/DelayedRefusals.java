package io.yemae.rest.async;

import io.yemae.rest.Dialect;
import io.yemae.rest.problem.ProblemResponses;
import io.yemae.shared.Problem;
import io.yemae.shared.ProblemKind;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Delays 503 responses by one second, without a blocked thread: clients that retry at once would otherwise keep the processors busy with
 * refusals (back-pressure).
 */
@ApplicationScoped
public class DelayedRefusals {
    private static final int DELAY_S = 1;
    /** A third of the requests that the server processes at once, among which they count. The others are answered immediately. */
    private static final int MOST_DELAYED = 64;

    private final Semaphore delayed = new Semaphore(MOST_DELAYED);

    @Inject
    HttpServletRequest request;

    @Resource
    ManagedScheduledExecutorService scheduler;

    /** Does the work on this thread. Exceptions propagate, except {@link ProblemKind#UNAVAILABLE}. */
    public void respond(AsyncResponse client, Supplier<Response> work) {
        try {
            client.resume(work.get());
        } catch (Problem problem) {
            if (problem.kind() != ProblemKind.UNAVAILABLE || !delayed.tryAcquire()) {
                throw problem;
            }
            Response refusal = ProblemResponses.of(problem, Dialect.at(request.getRequestURI()));
            scheduler.schedule(() -> {
                delayed.release();
                client.resume(refusal);
            }, DELAY_S, TimeUnit.SECONDS);
        }
    }
}
