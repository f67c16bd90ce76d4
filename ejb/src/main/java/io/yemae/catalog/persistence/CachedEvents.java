package io.yemae.catalog.persistence;

import io.yemae.catalog.CatalogueRead;
import io.yemae.catalog.EventFilter;
import io.yemae.catalog.EventProgram;
import io.yemae.catalog.EventSlice;
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

    public CatalogueRead<Page<EventView>> list(EventFilter filter) {
        Instant now = clock.instant();
        String key = cache.keyOfList("list/" + filter.key());
        CatalogueRead<EventSearch.Found> found = key.length() > LONGEST_CACHED_KEY ? new CatalogueRead<>(queries.find(filter, now), now)
            : cached(key, now, () -> queries.find(filter, now), () -> expiry(filter, now));
        return found.and(views(found.value().events(), now), (ids, views) -> Page.of(views, filter.page(), ids.total()));
    }

    /** The events that follow another one in the order of their creation, latest first. Not cached, since few read on so far. */
    public EventSlice listAfter(EventId after, EventFilter filter) {
        Instant now = clock.instant();
        EventSearch.Following found = queries.following(after, filter, now);
        List<EventView> views = views(found.events(), now).value();
        return new EventSlice(views, found.isMore() ? views.get(views.size() - 1).id() : null, found.total());
    }

    /** Events that are neither over nor cancelled, by number. */
    public CatalogueRead<List<EventFacts>> concerts() {
        Instant now = clock.instant();
        CatalogueRead<List<UUID>> ids =
            cached(cache.keyOfList("concerts"), now, () -> queries.concerts(now), () -> earliest(now.plus(FACTS_REFRESH), nextChange(now)));
        List<CatalogueRead<EventFacts>> events = inOrder(ids.value(), factsOf(ids.value(), now));
        return ids.and(CatalogueRead.all(events, now.plus(FACTS_REFRESH)), (any, all) -> all);
    }

    public Optional<EventFacts> facts(EventId id) {
        return Optional.ofNullable(factsOf(List.of(id.value()), clock.instant()).get(id.value())).map(CatalogueRead::value);
    }

    public Optional<EventView> view(EventId id) {
        return views(List.of(id.value()), clock.instant()).value().stream().findFirst();
    }

    /** An event with all its performances. */
    public Optional<CatalogueRead<EventProgram>> program(EventId id) {
        Instant now = clock.instant();
        return Optional.ofNullable(factsOf(List.of(id.value()), now).get(id.value()))
            .map(facts -> views(List.of(facts), now)
                .map(views -> new EventProgram(views.get(0), facts.value().performances(now, null, null), now)));
    }

    public Optional<EventId> byNumber(long number) {
        return cached("number/" + number, () -> facts.byNumber(number));
    }

    public Optional<EventId> byGrade(UUID grade) {
        return cached("grade/" + grade, () -> facts.byGrade(grade));
    }

    private CatalogueRead<List<EventView>> views(Collection<UUID> ids, Instant now) {
        return views(inOrder(ids, factsOf(ids, now)), now);
    }

    private CatalogueRead<List<EventView>> views(List<CatalogueRead<EventFacts>> events, Instant now) {
        Map<UUID, CatalogueRead<FreeStatus>> free =
            freeOf(events.stream().map(CatalogueRead::value).filter(event -> event.isOnSale(now)).toList(), now);
        return CatalogueRead.all(events.stream().map(event -> view(event, free.get(event.value().id().value()), now)).toList(),
            now.plus(FACTS_REFRESH));
    }

    /** @param free null if the event is not on sale, or if it was removed while its seats were read */
    private static CatalogueRead<EventView> view(CatalogueRead<EventFacts> event, CatalogueRead<FreeStatus> free, Instant now) {
        CatalogueRead<EventView> view = free == null ? event.map(facts -> facts.at(now, false))
            : event.and(free, (facts, seats) -> facts.at(now, seats.free()));
        return event.value().nextChange(now).map(view::noLongerThan).orElse(view);
    }

    private Map<UUID, CatalogueRead<EventFacts>> factsOf(Collection<UUID> ids, Instant now) {
        return cachedEach("event", ids, now, now.plus(FACTS_REFRESH.dividedBy(2)), facts::of, (id, event) -> now.plus(FACTS_REFRESH));
    }

    private Map<UUID, CatalogueRead<FreeStatus>> freeOf(List<EventFacts> events, Instant now) {
        Map<UUID, EventFacts> byId = events.stream().collect(Collectors.toMap(event -> event.id().value(), Function.identity()));
        return cachedEach("free", byId.keySet(), now, now.plus(FREE_REFRESH.dividedBy(2)), freeSeats::of,
            (id, each) -> earliest(now.plus(FREE_REFRESH), each.free() ? byId.get(id).nextStart(now).orElse(null) : each.nextExpiry()));
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

    private <T> CatalogueRead<T> cached(String key, Instant now, Supplier<T> read, Supplier<Instant> until) {
        return cache.<T>read(key, now).orElseGet(() -> {
            CatalogueRead<T> value = new CatalogueRead<>(read.get(), until.get());
            cache.put(key, value.value(), value.until());
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

    /**
     * Reads all missing values in one query, and with them those that would be missing soon. Otherwise the events of a list, which were
     * cached one after the other, would end one after the other, and the list would have to be read many times a second.
     */
    private <T> Map<UUID, CatalogueRead<T>> cachedEach(String what, Collection<UUID> ids, Instant now, Instant soon,
                                                       Function<Collection<UUID>, Map<UUID, T>> read, BiFunction<UUID, T, Instant> until) {
        Map<UUID, CatalogueRead<T>> all = new HashMap<>();
        Map<UUID, String> missing = new HashMap<>();
        Map<UUID, String> ending = new HashMap<>();
        for (UUID id : ids) {
            String key = cache.keyOfEvent(what, id);
            cache.<T>read(key, now).ifPresentOrElse(value -> all.put(id, value), () -> missing.put(id, key));
            if (all.containsKey(id) && all.get(id).until().isBefore(soon)) {
                ending.put(id, key);
            }
        }
        if (!missing.isEmpty()) {
            missing.putAll(ending);
            read.apply(missing.keySet()).forEach((id, value) -> {
                CatalogueRead<T> fresh = new CatalogueRead<>(value, until.apply(id, value));
                cache.put(missing.get(id), fresh.value(), fresh.until());
                all.put(id, fresh);
            });
        }
        return all;
    }

    private static <T> List<T> inOrder(Collection<UUID> ids, Map<UUID, T> events) {
        return ids.stream().map(events::get).filter(Objects::nonNull).toList();
    }

    private static Instant earliest(Instant one, Instant other) {
        return Stream.of(one, other == null ? one : other).min(Instant::compareTo).orElseThrow();
    }
}
