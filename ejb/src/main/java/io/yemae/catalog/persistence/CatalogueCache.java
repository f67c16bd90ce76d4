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
 * What was read of the catalogue, on this node. A key names the generation in which its reading began, and a change begins another one: what was
 * read before the change and is put afterwards is never found again. Generations are counted for some events together, so that they take no room.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class CatalogueCache {
    private static final int STRIPES = 4096;

    private final AtomicIntegerArray events = new AtomicIntegerArray(STRIPES);
    private final AtomicInteger allEvents = new AtomicInteger();
    private final AtomicInteger lists = new AtomicInteger();

    @Resource(lookup = "java:jboss/infinispan/cache/yemae/catalogue")
    Cache<String, Object> cache;

    /** @param until from then on it is as if it were not there */
    private record Kept(Object value, Instant until) {
    }

    /** A key for something that holds for one event, until that is changed. To be asked for before it is read. */
    public String keyOfEvent(String what, UUID event) {
        return what + '/' + allEvents.get() + '/' + events.get(stripe(event)) + '/' + event;
    }

    /** A key for something that holds until any event is changed. To be asked for before it is read. */
    public String keyOfList(String what) {
        return what + '/' + lists.get();
    }

    @SuppressWarnings("unchecked")
    public <T> Optional<T> get(String key, Instant now) {
        Kept kept = (Kept) cache.get(key);
        return kept == null || !now.isBefore(kept.until()) ? Optional.empty() : Optional.of((T) kept.value());
    }

    public void put(String key, Object value, Instant until) {
        // Both for this node alone: an ordinary put would make a clustered cache tell the others to forget.
        cache.evict(key);
        cache.putForExternalRead(key, new Kept(value, until));
    }

    /** On the node of the change, before its author is answered. */
    public void onCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) Change change) {
        if (change.kind() == Change.Kind.EVENT) {
            forget(change.subject());
        }
    }

    /** Before all other listeners, since they may read the catalogue. */
    public void onArrival(@Observes @Priority(Interceptor.Priority.APPLICATION) ChangesArrived news) {
        news.subjects(Change.Kind.EVENT).forEach(this::forget);
    }

    /** @param event null for all */
    private void forget(UUID event) {
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
