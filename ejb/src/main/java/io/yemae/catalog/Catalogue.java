package io.yemae.catalog;

import io.yemae.catalog.persistence.CachedEvents;
import io.yemae.shared.EventId;
import io.yemae.shared.Page;
import io.yemae.shared.Problem;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Looks events up (requirement 1, section 2; requirement 2, "Events"; requirement 3, section 1), from a cache that is filled through the
 * read-only datasource. Callers need not be logged in.
 */
@Stateless
// The read-only datasource cannot join a transaction of the main one, and uncommitted changes of the caller must not get into the cache.
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Catalogue {

    @Inject
    CachedEvents events;

    @Inject
    Clock clock;

    public Page<EventView> list(EventFilter filter) {
        return events.list(filter).value();
    }

    /**
     * The events that follow another one in a list by {@link EventOrder#LATEST}. Nothing if that event is unknown.
     *
     * @param filter its order and page number are ignored
     */
    public EventSlice listAfter(EventId after, EventFilter filter) {
        return events.listAfter(after, filter);
    }

    /** @throws Problem not found {@code EVENT_NOT_FOUND} */
    public EventView get(EventId id) {
        return find(id).orElseThrow(EventId::unknown);
    }

    public Optional<EventView> find(EventId id) {
        return events.view(id);
    }

    /** @throws Problem not found {@code CONCERT_NOT_FOUND} */
    public EventView concert(long number) {
        return events.byNumber(number).flatMap(events::view)
            .orElseThrow(() -> Problem.notFound("CONCERT_NOT_FOUND", "콘서트를 찾을 수 없습니다."));
    }

    /** All performances of an event in order of their start, including cancelled ones. */
    public List<PerformanceView> performances(EventId event) {
        return performances(event, null, null);
    }

    /**
     * The performances of an event that start within a range.
     *
     * @param from  null for no lower bound
     * @param until exclusive; null for no upper bound
     */
    public List<PerformanceView> performances(EventId event, Instant from, Instant until) {
        return events.facts(event).map(facts -> facts.performances(clock.instant(), from, until)).orElse(List.of());
    }

    public Optional<EventId> eventOfGrade(UUID grade) {
        return events.byGrade(grade);
    }
}
