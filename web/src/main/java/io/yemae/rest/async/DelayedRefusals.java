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
 * Tells those who are refused because too many are at work already a second later, without a thread that waits: clients that come again at
 * once would otherwise keep the processors busy with refusals.
 */
@ApplicationScoped
public class DelayedRefusals {
    private static final int SECONDS = 1;
    /** A third of the requests that the server has at work at once, among which they count. The others are told at once. */
    private static final int WAITING = 64;

    private final Semaphore waiting = new Semaphore(WAITING);

    @Inject
    HttpServletRequest request;

    @Resource
    ManagedScheduledExecutorService scheduler;

    /** Does the work on this thread. What it throws goes on to the caller, unless it is {@link ProblemKind#UNAVAILABLE}. */
    public void answer(AsyncResponse client, Supplier<Response> work) {
        try {
            client.resume(work.get());
        } catch (Problem problem) {
            if (problem.kind() != ProblemKind.UNAVAILABLE || !waiting.tryAcquire()) {
                throw problem;
            }
            Response refusal = ProblemResponses.of(problem, Dialect.at(request.getRequestURI()));
            scheduler.schedule(() -> {
                waiting.release();
                client.resume(refusal);
            }, SECONDS, TimeUnit.SECONDS);
        }
    }
}
