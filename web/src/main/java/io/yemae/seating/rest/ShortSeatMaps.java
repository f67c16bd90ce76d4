package io.yemae.seating.rest;

import io.yemae.rest.shortway.ShortAnswer;
import io.yemae.rest.shortway.ShortCallers;
import io.yemae.rest.shortway.ShortRequest;
import io.yemae.rest.shortway.ShortWay;
import io.yemae.seating.SeatMapsAtHand;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Seat maps whose bytes are ready. As {@link SeatsResource} and {@link PerformanceSeatsResource} answer them. */
@ApplicationScoped
public class ShortSeatMaps implements ShortWay {

    @Inject
    SeatMapsAtHand maps;

    @Inject
    ShortCallers callers;

    @Override
    public Optional<CompletionStage<ShortAnswer>> answer(ShortRequest request) {
        return prepared(request)
            .filter(map -> callers.mayHaveWhatIsPublic(request))
            .flatMap(map -> map.answer(request))
            .map(CompletableFuture::completedStage);
    }

    private Optional<PreparedMap> prepared(ShortRequest request) {
        Optional<EventId> event = request.id(HttpMethod.GET, "/api/seats/events/", "").map(EventId::new);
        return event.isPresent() ? event.flatMap(maps::map).flatMap(SeatMapBody::atHand)
            : request.id(HttpMethod.GET, "/api/performances/dates/", "/seats").map(PerformanceId::new)
                .flatMap(maps::map).flatMap(PerformanceSeatsBody::atHand);
    }
}
