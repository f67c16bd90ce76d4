package io.yemae.seating.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.rest.fastpath.FastPath;
import io.yemae.rest.fastpath.FastPathCallers;
import io.yemae.rest.fastpath.FastPathRequest;
import io.yemae.rest.fastpath.FastPathResponse;
import io.yemae.rest.fastpath.PreparedResponse;
import io.yemae.seating.CachedSeatMaps;
import io.yemae.seating.SeatMap;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Serves prepared seat maps. The responses are those of {@link SeatsResource} and {@link PerformanceSeatsResource}. */
@ApplicationScoped
public class SeatMapFastPath implements FastPath {
    private static final String PERFORMANCES = "/api/performances/dates/";
    private static final Pattern PARTS =
        Pattern.compile(PERFORMANCES + "([0-9a-f-]{36})/(?:(plan)(?:\\?version=([0-9a-f-]+))?|(states)(?:\\?since=([0-9a-f]+))?)");

    @Inject
    CachedSeatMaps maps;

    @Inject
    FastPathCallers callers;

    @Inject
    ObjectMapper json;

    @Override
    public Optional<CompletionStage<FastPathResponse>> answer(FastPathRequest request) {
        return response(request)
            .filter(any -> callers.mayReadPublic(request))
            .map(CompletableFuture::completedStage);
    }

    private Optional<FastPathResponse> response(FastPathRequest request) {
        Optional<String> target = request.target(List.of(PERFORMANCES));
        if (target.isPresent()) {
            Matcher parts = PARTS.matcher(target.get());
            if (parts.matches()) {
                return Uuid7.parse(parts.group(1)).map(PerformanceId::new)
                    .flatMap(performance -> parts.group(2) == null
                        ? states(performance, parts.group(5), request) : plan(performance, parts.group(3), request));
            }
        }
        return prepared(request).flatMap(map -> map.answer(request));
    }

    private Optional<PreparedResponse> prepared(FastPathRequest request) {
        Optional<EventId> event = request.id(HttpMethod.GET, "/api/seats/events/", "").map(EventId::new);
        return event.isPresent() ? event.flatMap(maps::map).flatMap(SeatMapBody::ifPresent)
            : request.id(HttpMethod.GET, PERFORMANCES, "/seats").map(PerformanceId::new)
                .flatMap(maps::map).flatMap(map -> PerformanceSeatsBody.ifPresent(map, json));
    }

    /** @param version as requested; null if any */
    private Optional<FastPathResponse> plan(PerformanceId performance, String version, FastPathRequest request) {
        return maps.map(performance)
            .flatMap(map -> SeatPlanBody.ifPresent(map.plan()))
            .flatMap(plan -> plan.response(version).answer(request));
    }

    /**
     * The states are written here, since that takes less than a millisecond.
     *
     * @param since null for all states
     */
    private Optional<FastPathResponse> states(PerformanceId performance, String since, FastPathRequest request) {
        return since == null ? maps.map(performance).flatMap(map -> allStates(map, request))
            : maps.since(performance, since).flatMap(delta -> changes(delta, since, request));
    }

    private Optional<FastPathResponse> allStates(SeatMap map, FastPathRequest request) {
        return SeatPlanBody.ifPresent(map.plan())
            .flatMap(plan -> SeatStatesBody.prepare(map, plan.version(), json).answer(request));
    }

    private Optional<FastPathResponse> changes(SeatMap.Delta delta, String since, FastPathRequest request) {
        return SeatPlanBody.ifPresent(delta.map().plan())
            .flatMap(plan -> SeatStatesBody.prepare(delta, since, plan.version(), json).answer(request));
    }
}
