package io.yemae.rest.async;

import io.yemae.rest.Dialect;
import io.yemae.rest.problem.FailureMapper;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Requests whose answer comes from a thread that serves many of them. */
@ApplicationScoped
public class AsyncResponses {

    @Inject
    FailureMapper failures;

    @Inject
    HttpServletRequest request;

    @Resource
    ManagedExecutorService threads;

    public <T> void answer(AsyncResponse client, CompletionStage<T> work, Function<T, Response> answer) {
        // Asked here: the request is not at hand any more when its answer comes.
        Dialect dialect = Dialect.at(request.getRequestURI());
        // A client that takes its answer slowly holds up nobody but the thread that gives it.
        work.thenApplyAsync(answer, threads)
            .handle((response, failure) -> failure == null ? response : failures.answer(failure, dialect))
            .thenAccept(client::resume);
    }
}
