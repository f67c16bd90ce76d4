package io.yemae.live.feed;

import io.yemae.live.Subscriptions;
import io.yemae.seating.SeatsUpdated;
import io.yemae.shared.EventId;
import io.yemae.shared.logging.FailureLog;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;

/** The clients on this node that watch the seats of events. */
@ApplicationScoped
public class SeatBroadcast {
    private static final Logger LOG = Logger.getLogger(SeatBroadcast.class.getName());

    private final Map<EventId, Set<SeatListener>> listeners = new ConcurrentHashMap<>();

    @Inject
    Subscriptions subscriptions;

    @Inject
    SeatFrames frames;

    @PostConstruct
    void subscribe() {
        subscriptions.subscribe(SeatsUpdated.class, this::onUpdate);
    }

    void add(SeatListener listener) {
        // Inside the lock of the map: another thread may just remove a set that became empty.
        listeners.compute(listener.subscription().event(), (event, all) -> {
            Set<SeatListener> listening = all == null ? ConcurrentHashMap.newKeySet() : all;
            listening.add(listener);
            return listening;
        });
    }

    void remove(SeatListener listener) {
        listeners.computeIfPresent(listener.subscription().event(), (event, all) -> {
            all.remove(listener);
            return all.isEmpty() ? null : all;
        });
    }

    private void onUpdate(SeatsUpdated update) {
        Set<SeatListener> watching = listeners.getOrDefault(update.event(), Set.of());
        if (!watching.isEmpty()) {
            SeatFrames.Written written = frames.of(update);
            watching.forEach(listener -> offer(listener, update, written));
        }
    }

    private static void offer(SeatListener listener, SeatsUpdated update, SeatFrames.Written written) {
        try {
            listener.offer(update, written);
        } catch (RuntimeException e) {
            FailureLog.warn(LOG, "A listener of " + update.event() + " could not be updated", e);
        }
    }
}
