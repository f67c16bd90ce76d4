package io.yemae.catalog.rest;

import io.yemae.ops.EventMetric;
import io.yemae.ops.Metrics;
import io.yemae.ops.Visitor;
import io.yemae.rest.fastpath.FastPath;
import io.yemae.rest.fastpath.FastPathCallers;
import io.yemae.rest.fastpath.FastPathRequest;
import io.yemae.rest.fastpath.FastPathResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Serves prepared pages about events. The responses are those of the resources in this package, which prepare them. */
@ApplicationScoped
public class EventFastPath implements FastPath {
    private static final List<String> PATHS = List.of("/api/events", "/api/performances", "/api/tickets/", "/api/concerts");

    @Inject
    EventPages pages;

    @Inject
    FastPathCallers callers;

    @Inject
    Metrics metrics;

    @Override
    public Optional<CompletionStage<FastPathResponse>> answer(FastPathRequest request) {
        return request.target(PATHS)
            .flatMap(pages::current)
            .flatMap(page -> page.viewed() ? viewed(request, page) : answer(request, page))
            .map(CompletableFuture::completedStage);
    }

    private Optional<FastPathResponse> answer(FastPathRequest request, EventPage page) {
        return callers.mayReadPublic(request) ? page.response().answer(request) : Optional.empty();
    }

    private Optional<FastPathResponse> viewed(FastPathRequest request, EventPage page) {
        Optional<Visitor> visitor = callers.visitor(request,
            () -> CurrentVisitor.anonymous(request.address(), request.first(HttpHeaders.USER_AGENT)));
        Optional<FastPathResponse> answer = visitor.flatMap(any -> page.response().answer(request));
        if (answer.isPresent()) {
            metrics.count(EventMetric.EVENT_VIEWS, page.event(), 1, visitor.orElseThrow());
        }
        return answer;
    }
}
