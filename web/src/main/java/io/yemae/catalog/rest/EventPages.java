package io.yemae.catalog.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yemae.catalog.CatalogueRead;
import io.yemae.catalog.CatalogueReads;
import io.yemae.catalog.CatalogueVersions;
import io.yemae.catalog.EventProgram;
import io.yemae.catalog.PerformanceView;
import io.yemae.rest.fastpath.BoundedCache;
import io.yemae.rest.fastpath.FastPathRequest;
import io.yemae.rest.fastpath.PreparedResponse;
import io.yemae.seating.CachedSeatMaps;
import io.yemae.seating.SeatMap;
import io.yemae.seating.SeatMaps;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The responses about events that this node has prepared. A page is read at the first request and written again when what it shows has
 * changed. Requests that are spelt differently and mean the same share a page.
 */
@ApplicationScoped
public class EventPages {
    /** For the API document. */
    static final String DESCRIPTION = "ETag가 있어 바뀌지 않았으면 304로, Accept-Encoding에 gzip이 있으면 압축해서 답한다.";
    static final String UNCHANGED = "If-None-Match의 내용이 그대로이다.";

    /** In bytes: about 10,000 events. */
    private static final long MOST_BYTES = 64L << 20;
    /** In bytes: some 30,000 requests. */
    private static final long MOST_BYTES_OF_KEYS = 8L << 20;
    /** What an entry takes in memory beside its texts. */
    private static final long ENTRY = 150;
    /** Longer requests contain texts that are unlikely to be repeated. */
    private static final int LONGEST_TARGET = 500;

    @Inject
    CatalogueVersions versions;

    @Inject
    CatalogueReads catalogue;

    @Inject
    SeatMaps seatMaps;

    @Inject
    CachedSeatMaps cachedMaps;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    @Inject
    HttpServletRequest request;

    private final BoundedCache<String, EventPage> pages =
        new BoundedCache<>(MOST_BYTES, (key, page) -> ENTRY + key.length() + page.weight());
    /** The key of the page of each request, by path and query. */
    private final BoundedCache<String, String> keys =
        new BoundedCache<>(MOST_BYTES_OF_KEYS, (target, key) -> ENTRY + target.length() + key.length());

    /**
     * A page that depends on all events and on no seats.
     *
     * @param key     equal for requests with the same response
     * @param reading runs if there is no current page
     */
    <T> PreparedResponse ofAll(String key, Supplier<CatalogueRead<T>> reading, Function<T, Object> body) {
        return find(key, () -> {
            long version = versions.ofLists();
            CatalogueRead<T> read = reading.get();
            return Optional.of(EventPage.of(null, version, read.until(), List.of(), List.of(), maps -> bytes(body.apply(read.value())),
                false));
        }).orElseThrow();
    }

    /**
     * A page about one event.
     *
     * @param key equal for requests with the same response
     * @throws Problem not found {@code EVENT_NOT_FOUND}, and what the recipe throws
     */
    PreparedResponse of(EventId event, String key, EventPage.Recipe recipe) {
        return find(event, key, recipe).orElseThrow(EventId::unknown);
    }

    /** As {@link #of}, but empty if there is no such event. */
    Optional<PreparedResponse> find(EventId event, String key, EventPage.Recipe recipe) {
        return find(key, () -> {
            long version = versions.ofEvent(event);
            return catalogue.program(event).map(program -> page(event, version, program, recipe));
        });
    }

    /** A response that is written for this request only. */
    PreparedResponse once(Object body) {
        return PreparedResponse.of(bytes(body));
    }

    /**
     * The current page of a request, for threads that must not block. Empty if it has to be read first.
     *
     * @param target its path and query
     */
    Optional<EventPage> current(String target) {
        return keys.get(target).flatMap(this::currentPage);
    }

    private Optional<PreparedResponse> find(String key, Supplier<Optional<EventPage>> reading) {
        Optional<EventPage> page = currentPage(key).or(() -> reading.get().map(read -> kept(key, read)));
        String target = FastPathRequest.target(request);
        if (target.length() <= LONGEST_TARGET && pages.get(key).isPresent()) {
            keys.put(target, key);
        }
        return page.map(EventPage::response);
    }

    private EventPage kept(String key, EventPage page) {
        if (isTimely(page)) {
            pages.put(key, page);
        }
        return page;
    }

    private Optional<EventPage> currentPage(String key) {
        return pages.get(key).filter(this::isTimely).flatMap(page -> withCurrentSeats(key, page));
    }

    private boolean isTimely(EventPage page) {
        return page.version() == (page.event() == null ? versions.ofLists() : versions.ofEvent(page.event()))
            && clock.instant().isBefore(page.until());
    }

    private Optional<EventPage> withCurrentSeats(String key, EventPage page) {
        Optional<List<SeatMap>> maps = cachedMaps.maps(page.performances());
        if (maps.isEmpty() || page.has(maps.get())) {
            return maps.map(same -> page);
        }
        return page.isLight() ? Optional.of(kept(key, page.with(maps.get()))) : Optional.empty();
    }

    private EventPage page(EventId event, long version, CatalogueRead<EventProgram> read, EventPage.Recipe recipe) {
        EventProgram program = read.value();
        List<PerformanceId> performances = recipe.counted().apply(program).stream().map(PerformanceView::id).toList();
        List<SeatMap> loaded = performances.stream().map(seatMaps::map).toList();
        return EventPage.of(event, version, read.until(), performances, loaded, maps -> bytes(recipe.body().apply(program, maps)),
            recipe.viewed());
    }

    private byte[] bytes(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of texts, numbers and instants", e);
        }
    }
}
