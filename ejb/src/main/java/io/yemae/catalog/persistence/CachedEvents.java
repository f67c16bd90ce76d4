package io.yemae.catalog.persistence;

import io.yemae.catalog.EventFilter;
import io.yemae.catalog.EventView;
import io.yemae.catalog.domain.EventFacts;
import io.yemae.catalog.domain.StatusTurn;
import io.yemae.catalog.persistence.FreeSeats.Freedom;
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
 * Events without SQL once they have been read: what is kept are facts, and which of them a list names. What depends on the clock is worked out for
 * each answer, or kept no longer than until the next instant at which any event changes its status.
 */
@ApplicationScoped
public class CachedEvents {

    /** What a node was not told, since the broker lost it, heals within these. */
    private static final Duration FACTS_HEAL = Duration.ofSeconds(30);
    private static final Duration FREEDOM_HEALS = Duration.ofSeconds(5);
    /** Ids of things that never move to another event. */
    private static final Duration FOR_LONG = Duration.ofHours(1);
    /** Longer texts are typed once and never again. */
    private static final int LONGEST_KEPT_FILTER = 300;

    @Inject
    CatalogueCache cache;

    @Inject
    EventQueries queries;

    @Inject
    FactsQueries facts;

    @Inject
    FreeSeats freeSeats;

    @Inject
    StatusQueries statuses;

    @Inject
    Clock clock;

    public Page<EventView> list(EventFilter filter) {
        Instant now = clock.instant();
        String key = cache.keyOfList("list/" + filter.key());
        EventQueries.Found found = key.length() > LONGEST_KEPT_FILTER ? queries.find(filter, now)
            : kept(key, now, () -> queries.find(filter, now), () -> heldUntil(filter, now));
        return Page.of(views(found.events(), now), filter.page(), found.total());
    }

    /** Those that can still be seen, in the order of their numbers. */
    public List<EventFacts> concerts() {
        Instant now = clock.instant();
        List<UUID> ids = kept(cache.keyOfList("concerts"), now, () -> queries.concerts(now), () -> earliest(now.plus(FACTS_HEAL), nextTurn(now)));
        return inOrder(ids, factsOf(ids, now));
    }

    public Optional<EventFacts> facts(EventId id) {
        return Optional.ofNullable(factsOf(List.of(id.value()), clock.instant()).get(id.value()));
    }

    public Optional<EventView> view(EventId id) {
        return views(List.of(id.value()), clock.instant()).stream().findFirst();
    }

    public Optional<EventId> byNumber(long number) {
        return kept("number/" + number, () -> facts.byNumber(number));
    }

    public Optional<EventId> byGrade(UUID grade) {
        return kept("grade/" + grade, () -> facts.byGrade(grade));
    }

    private List<EventView> views(Collection<UUID> ids, Instant now) {
        List<EventFacts> events = inOrder(ids, factsOf(ids, now));
        Map<UUID, Boolean> free = freeOf(events.stream().filter(event -> event.isOnSale(now)).toList(), now);
        return events.stream().map(event -> event.at(now, free.getOrDefault(event.id().value(), false))).toList();
    }

    private Map<UUID, EventFacts> factsOf(Collection<UUID> ids, Instant now) {
        return keptOfEach("event", ids, now, facts::of, (id, event) -> now.plus(FACTS_HEAL));
    }

    private Map<UUID, Boolean> freeOf(List<EventFacts> events, Instant now) {
        Map<UUID, EventFacts> byId = events.stream().collect(Collectors.toMap(event -> event.id().value(), Function.identity()));
        Map<UUID, Freedom> freedom = keptOfEach("free", byId.keySet(), now, freeSeats::of, (id, each) -> earliest(now.plus(FREEDOM_HEALS),
            each.free() ? byId.get(id).nextStart(now).orElse(null) : each.from()));
        return freedom.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().free()));
    }

    private Instant heldUntil(EventFilter filter, Instant now) {
        if (filter.status() == null) {
            return now.plus(FACTS_HEAL);
        }
        boolean bySeats = filter.status().equals("on_sale") || filter.status().equals("sold_out");
        return earliest(now.plus(bySeats ? FREEDOM_HEALS : FACTS_HEAL), nextTurn(now));
    }

    private Instant nextTurn(Instant now) {
        return statuses.turns(now, 1).stream().map(StatusTurn::at).findFirst().orElse(null);
    }

    private <T> T kept(String key, Instant now, Supplier<T> read, Supplier<Instant> until) {
        return cache.<T>get(key, now).orElseGet(() -> {
            T value = read.get();
            cache.put(key, value, until.get());
            return value;
        });
    }

    /** What is not there is asked for each time: nobody can fill the cache with it. */
    private <T> Optional<T> kept(String key, Supplier<Optional<T>> read) {
        Instant now = clock.instant();
        return cache.<T>get(key, now).or(() -> {
            Optional<T> value = read.get();
            value.ifPresent(each -> cache.put(key, each, now.plus(FOR_LONG)));
            return value;
        });
    }

    /** Those that are not kept are read together. */
    private <T> Map<UUID, T> keptOfEach(String what, Collection<UUID> ids, Instant now, Function<Collection<UUID>, Map<UUID, T>> read,
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
