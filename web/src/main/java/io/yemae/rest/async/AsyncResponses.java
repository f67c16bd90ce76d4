package io.yemae.rest.async;

import io.yemae.rest.Dialect;
import io.yemae.rest.problem.FailureMapper;
import io.yemae.shared.logging.Trace;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Responses for requests whose result comes from a thread that serves many of them. */
@ApplicationScoped
public class AsyncResponses {

    @Inject
    FailureMapper failures;

    @Inject
    HttpServletRequest request;

    @Resource
    ManagedExecutorService executor;

    /** @param toResponse runs on the executor once the result is there */
    public <T> void respond(AsyncResponse client, CompletionStage<T> work, Function<T, Response> toResponse) {
        // The request is not available any more when the response is sent.
        Dialect dialect = Dialect.at(request.getRequestURI());
        Function<Throwable, Response> refusal = Trace.carried((Throwable failure) -> failures.responseTo(failure, dialect));
        // A client that reads slowly blocks only the thread that writes its response, and not the one that completes the work.
        work.handleAsync((result, failure) -> failure == null ? toResponse.apply(result) : refusal.apply(failure), executor)
            .exceptionally(refusal)
            .thenAccept(client::resume);
    }
}
