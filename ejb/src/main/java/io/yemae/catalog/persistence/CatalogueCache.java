package io.yemae.catalog.persistence;

import io.yemae.live.Change;
import io.yemae.live.ChangesArrived;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.interceptor.Interceptor;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.infinispan.Cache;

/**
 * The cache of the catalogue on this node. A key contains the generation in which the read began, and a change starts a new generation, so
 * a value that was read before a change and cached after it is never found. Generations are counted per stripe of events to bound memory.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// Memory only: no transaction is needed, and none is started.
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class CatalogueCache {
    private static final int STRIPES = 4096;

    private final AtomicIntegerArray events = new AtomicIntegerArray(STRIPES);
    private final AtomicInteger allEvents = new AtomicInteger();
    private final AtomicInteger lists = new AtomicInteger();

    @Resource(lookup = "java:jboss/infinispan/cache/yemae/catalogue")
    Cache<String, Object> cache;

    private record Entry(Object value, Instant expiresAt) {
    }

    /** The key of a value that depends on one event. It must be obtained before the value is read. */
    public String keyOfEvent(String what, UUID event) {
        return what + '/' + allEvents.get() + '/' + events.get(stripe(event)) + '/' + event;
    }

    /** The key of a value that depends on all events. It must be obtained before the value is read. */
    public String keyOfList(String what) {
        return what + '/' + lists.get();
    }

    @SuppressWarnings("unchecked")
    public <T> Optional<T> get(String key, Instant now) {
        Entry entry = (Entry) cache.get(key);
        return entry == null || !now.isBefore(entry.expiresAt()) ? Optional.empty() : Optional.of((T) entry.value());
    }

    public void put(String key, Object value, Instant until) {
        // Both are local to this node: an ordinary put would make a clustered cache invalidate the other nodes.
        cache.evict(key);
        cache.putForExternalRead(key, new Entry(value, until));
    }

    /** On the node of the change, before the request is answered. */
    public void onCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) Change change) {
        if (change.kind() == Change.Kind.EVENT) {
            invalidate(change.subject());
        }
    }

    /** Before all other observers, because they may read the catalogue. */
    public void onArrival(@Observes @Priority(Interceptor.Priority.APPLICATION) ChangesArrived news) {
        news.subjects(Change.Kind.EVENT).forEach(this::invalidate);
    }

    /** @param event null for all */
    private void invalidate(UUID event) {
        if (event == null) {
            allEvents.incrementAndGet();
        } else {
            events.incrementAndGet(stripe(event));
        }
        lists.incrementAndGet();
    }

    private static int stripe(UUID event) {
        return Math.floorMod(event.hashCode(), STRIPES);
    }
}
