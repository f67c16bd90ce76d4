package io.yemae.queue.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.queue.Announcements;
import io.yemae.queue.CachedWaitingRoom;
import io.yemae.rest.fastpath.FastPath;
import io.yemae.rest.fastpath.FastPathCallers;
import io.yemae.rest.fastpath.FastPathRequest;
import io.yemae.rest.fastpath.FastPathResponse;
import io.yemae.shared.EventId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers polls and entries as {@link QueueResource} does, on the fast path: a crowd sends them by the ten thousand. */
@ApplicationScoped
public class QueueFastPath implements FastPath {

    @Inject
    FastPathCallers callers;

    @Inject
    CachedWaitingRoom queue;

    @Inject
    Announcements announcements;

    @Inject
    ObjectMapper json;

    @Override
    public Optional<CompletionStage<FastPathResponse>> answer(FastPathRequest request) {
        Optional<EventId> polled = request.id(HttpMethod.GET, "/api/queue/status/", "").map(EventId::new);
        if (polled.isPresent()) {
            return callers.user(request).flatMap(user -> queue.status(polled.get(), user))
                .map(status -> QueueBodies.Status.of(status, announcements.of(polled.get())))
                .map(status -> CompletableFuture.completedStage(answer(status, status.retryAfter())));
        }
        Optional<EventId> entered = request.id(HttpMethod.POST, "/api/queue/check/", "").map(EventId::new);
        return entered.flatMap(event -> callers.user(request).flatMap(user -> queue.enter(event, user)))
            .map(entry -> entry.thenApply(QueueBodies.Check::of).thenApply(place -> answer(place, place.retryAfter())));
    }

    private FastPathResponse answer(Object body, Integer retryAfter) {
        try {
            Map<String, String> headers = retryAfter == null ? Map.of() : Map.of(HttpHeaders.RETRY_AFTER, retryAfter.toString());
            return FastPathResponse.ok(headers, json.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of texts and numbers", e);
        }
    }
}
