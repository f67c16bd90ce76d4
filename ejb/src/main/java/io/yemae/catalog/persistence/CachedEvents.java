package io.yemae.catalog.persistence;

import io.yemae.catalog.EventFilter;
import io.yemae.catalog.EventView;
import io.yemae.catalog.domain.EventFacts;
import io.yemae.catalog.domain.StatusChange;
import io.yemae.catalog.persistence.FreeSeatRows.FreeStatus;
import io.yemae.shared.EventId;
import io.yemae.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Cached reads of events. Facts and the ids of lists are cached; values that depend on the clock are computed for each answer, or cached
 * until the next status change of any event.
 */
@ApplicationScoped
public class CachedEvents {

    /** A change that the broker lost becomes visible after at most these durations. */
    private static final Duration FACTS_REFRESH = Duration.ofSeconds(30);
    private static final Duration FREE_REFRESH = Duration.ofSeconds(5);
    /** For ids that never change: the event of a number or a grade. */
    private static final Duration ID_LIFETIME = Duration.ofHours(1);
    /** Longer keys contain search texts that are unlikely to be repeated. */
    private static final int LONGEST_CACHED_KEY = 300;

    @Inject
    CatalogueCache cache;

    @Inject
    EventSearch queries;

    @Inject
    EventFactsRows facts;

    @Inject
    FreeSeatRows freeSeats;

    @Inject
    StatusChangeRows statuses;

    @Inject
    Clock clock;

    public Page<EventView> list(EventFilter filter) {
        Instant now = clock.instant();
        String key = cache.keyOfList("list/" + filter.key());
        EventSearch.Found found = key.length() > LONGEST_CACHED_KEY ? queries.find(filter, now)
            : cached(key, now, () -> queries.find(filter, now), () -> expiry(filter, now));
        return Page.of(views(found.events(), now), filter.page(), found.total());
    }

    /** Events that are neither over nor cancelled, by number. */
    public List<EventFacts> concerts() {
        Instant now = clock.instant();
        List<UUID> ids =
            cached(cache.keyOfList("concerts"), now, () -> queries.concerts(now), () -> earliest(now.plus(FACTS_REFRESH), nextChange(now)));
        return inOrder(ids, factsOf(ids, now));
    }

    public Optional<EventFacts> facts(EventId id) {
        return Optional.ofNullable(factsOf(List.of(id.value()), clock.instant()).get(id.value()));
    }

    public Optional<EventView> view(EventId id) {
        return views(List.of(id.value()), clock.instant()).stream().findFirst();
    }

    public Optional<EventId> byNumber(long number) {
        return cached("number/" + number, () -> facts.byNumber(number));
    }

    public Optional<EventId> byGrade(UUID grade) {
        return cached("grade/" + grade, () -> facts.byGrade(grade));
    }

    private List<EventView> views(Collection<UUID> ids, Instant now) {
        List<EventFacts> events = inOrder(ids, factsOf(ids, now));
        Map<UUID, Boolean> free = freeOf(events.stream().filter(event -> event.isOnSale(now)).toList(), now);
        return events.stream().map(event -> event.at(now, free.getOrDefault(event.id().value(), false))).toList();
    }

    private Map<UUID, EventFacts> factsOf(Collection<UUID> ids, Instant now) {
        return cachedEach("event", ids, now, facts::of, (id, event) -> now.plus(FACTS_REFRESH));
    }

    private Map<UUID, Boolean> freeOf(List<EventFacts> events, Instant now) {
        Map<UUID, EventFacts> byId = events.stream().collect(Collectors.toMap(event -> event.id().value(), Function.identity()));
        Map<UUID, FreeStatus> status = cachedEach("free", byId.keySet(), now, freeSeats::of, (id, each) -> earliest(now.plus(FREE_REFRESH),
            each.free() ? byId.get(id).nextStart(now).orElse(null) : each.nextExpiry()));
        return status.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().free()));
    }

    private Instant expiry(EventFilter filter, Instant now) {
        if (filter.status() == null) {
            return now.plus(FACTS_REFRESH);
        }
        boolean bySeats = filter.status().equals("on_sale") || filter.status().equals("sold_out");
        return earliest(now.plus(bySeats ? FREE_REFRESH : FACTS_REFRESH), nextChange(now));
    }

    private Instant nextChange(Instant now) {
        return statuses.after(now, 1).stream().map(StatusChange::at).findFirst().orElse(null);
    }

    private <T> T cached(String key, Instant now, Supplier<T> read, Supplier<Instant> until) {
        return cache.<T>get(key, now).orElseGet(() -> {
            T value = read.get();
            cache.put(key, value, until.get());
            return value;
        });
    }

    /** Absent values are not cached, so that requests for unknown ids cannot fill the cache. */
    private <T> Optional<T> cached(String key, Supplier<Optional<T>> read) {
        Instant now = clock.instant();
        return cache.<T>get(key, now).or(() -> {
            Optional<T> value = read.get();
            value.ifPresent(each -> cache.put(key, each, now.plus(ID_LIFETIME)));
            return value;
        });
    }

    /** Reads all missing values in one query. */
    private <T> Map<UUID, T> cachedEach(String what, Collection<UUID> ids, Instant now, Function<Collection<UUID>, Map<UUID, T>> read,
                                        BiFunction<UUID, T, Instant> until) {
        Map<UUID, T> all = new HashMap<>();
        Map<UUID, String> missing = new HashMap<>();
        for (UUID id : ids) {
            String key = cache.keyOfEvent(what, id);
            cache.<T>get(key, now).ifPresentOrElse(value -> all.put(id, value), () -> missing.put(id, key));
        }
        if (!missing.isEmpty()) {
            read.apply(missing.keySet()).forEach((id, value) -> {
                cache.put(missing.get(id), value, until.apply(id, value));
                all.put(id, value);
            });
        }
        return all;
    }

    private static List<EventFacts> inOrder(Collection<UUID> ids, Map<UUID, EventFacts> events) {
        return ids.stream().map(events::get).filter(Objects::nonNull).toList();
    }

    private static Instant earliest(Instant one, Instant other) {
        return Stream.of(one, other == null ? one : other).min(Instant::compareTo).orElseThrow();
    }
}
