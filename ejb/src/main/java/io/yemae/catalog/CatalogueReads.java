package io.yemae.catalog;

import io.yemae.catalog.domain.EventFacts;
import io.yemae.catalog.persistence.CachedEvents;
import io.yemae.shared.EventId;
import io.yemae.shared.Page;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * The results of {@link Catalogue} with the time for which they stay correct, for callers that cache what they make of them. Such a caller
 * also has to compare a {@linkplain CatalogueVersions version}, which it takes before it reads.
 */
@Stateless
// The read-only datasource cannot join a transaction of the main one, and uncommitted changes of the caller must not get into the cache.
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class CatalogueReads {

    @Inject
    CachedEvents events;

    public CatalogueRead<Page<EventView>> list(EventFilter filter) {
        return events.list(filter);
    }

    /** Events that are neither over nor cancelled, by number. */
    public CatalogueRead<List<ConcertView>> concerts() {
        return events.concerts().map(all -> all.stream().map(EventFacts::concert).flatMap(Optional::stream).toList());
    }

    /** An event with all its performances. Empty if it is unknown. */
    public Optional<CatalogueRead<EventProgram>> program(EventId event) {
        return events.program(event);
    }
}
