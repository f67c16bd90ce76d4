package io.yemae.seating.rest;

import io.yemae.rest.fastpath.FastPath;
import io.yemae.rest.fastpath.FastPathCallers;
import io.yemae.rest.fastpath.FastPathRequest;
import io.yemae.rest.fastpath.FastPathResponse;
import io.yemae.rest.fastpath.PreparedResponse;
import io.yemae.seating.CachedSeatMaps;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Serves prepared seat maps. The responses are those of {@link SeatsResource} and {@link PerformanceSeatsResource}. */
@ApplicationScoped
public class SeatMapFastPath implements FastPath {

    @Inject
    CachedSeatMaps maps;

    @Inject
    FastPathCallers callers;

    @Override
    public Optional<CompletionStage<FastPathResponse>> answer(FastPathRequest request) {
        return prepared(request)
            .filter(map -> callers.mayReadPublic(request))
            .flatMap(map -> map.answer(request))
            .map(CompletableFuture::completedStage);
    }

    private Optional<PreparedResponse> prepared(FastPathRequest request) {
        Optional<EventId> event = request.id(HttpMethod.GET, "/api/seats/events/", "").map(EventId::new);
        return event.isPresent() ? event.flatMap(maps::map).flatMap(SeatMapBody::ifPresent)
            : request.id(HttpMethod.GET, "/api/performances/dates/", "/seats").map(PerformanceId::new)
                .flatMap(maps::map).flatMap(PerformanceSeatsBody::ifPresent);
    }
}
