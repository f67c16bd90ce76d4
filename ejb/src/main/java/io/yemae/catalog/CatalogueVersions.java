package io.yemae.catalog;

import io.yemae.live.Change;
import io.yemae.live.ChangesArrived;
import io.yemae.shared.EventId;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.interceptor.Interceptor;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Numbers that change whenever data of the catalogue change, in memory. A cache keeps the number that was current before it read, and what
 * it has read is outdated as soon as the number is another. So a value that was read before a change and cached after it is never used.
 * Events are counted in stripes to bound memory: a change also outdates a few other events.
 */
@ApplicationScoped
public class CatalogueVersions {
    private static final int STRIPES = 4096;

    private final AtomicIntegerArray events = new AtomicIntegerArray(STRIPES);
    private final AtomicInteger allEvents = new AtomicInteger();
    private final AtomicInteger lists = new AtomicInteger();

    /** Of what depends on one event. */
    public long ofEvent(EventId event) {
        return (long) allEvents.get() << Integer.SIZE | Integer.toUnsignedLong(events.get(stripe(event.value())));
    }

    /** Of what depends on all events. */
    public long ofLists() {
        return lists.get();
    }

    /** On the node of the change, before the request is answered. */
    public void onCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) Change change) {
        if (change.kind() == Change.Kind.EVENT) {
            increase(change.subject());
        }
    }

    /** Before all other observers, because they may read the catalogue. */
    public void onArrival(@Observes @Priority(Interceptor.Priority.APPLICATION) ChangesArrived news) {
        news.subjects(Change.Kind.EVENT).forEach(this::increase);
    }

    /** @param event null for all */
    private void increase(UUID event) {
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
