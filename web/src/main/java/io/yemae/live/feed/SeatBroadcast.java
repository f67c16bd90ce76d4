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

/** Who watches which event's seats, on this node. */
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
        // Within the map's lock: a set that somebody else has just found empty and let go would tell nobody.
        listeners.compute(listener.wish().event(), (event, all) -> {
            Set<SeatListener> more = all == null ? ConcurrentHashMap.newKeySet() : all;
            more.add(listener);
            return more;
        });
    }

    void remove(SeatListener listener) {
        listeners.computeIfPresent(listener.wish().event(), (event, all) -> {
            all.remove(listener);
            return all.isEmpty() ? null : all;
        });
    }

    private void onUpdate(SeatsUpdated news) {
        Set<SeatListener> watching = listeners.getOrDefault(news.event(), Set.of());
        if (!watching.isEmpty()) {
            SeatFrames.Written written = frames.of(news);
            watching.forEach(listener -> offer(listener, news, written));
        }
    }

    private static void offer(SeatListener listener, SeatsUpdated news, SeatFrames.Written written) {
        try {
            listener.offer(news, written);
        } catch (RuntimeException e) {
            FailureLog.warn(LOG, "A listener of " + news.event() + " could not be told", e);
        }
    }
}
