package io.yemae.live.feed;

import io.yemae.live.feed.QueueStandings.Room;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The clients on this node that listen to waiting rooms. A room advances once a second, so its clients get updates once a second. */
@ApplicationScoped
public class QueueWatch {
    private static final Logger LOG = Logger.getLogger(QueueWatch.class.getName());

    private static final long CHECK_TOKENS_EVERY_S = 5;

    private final Set<QueueListener> listeners = ConcurrentHashMap.newKeySet();
    private ScheduledFuture<?> ticking;
    private ScheduledFuture<?> checking;

    @Inject
    QueueStandings standings;

    @Inject
    Frames frames;

    @Inject
    Clock clock;

    @Resource
    ManagedScheduledExecutorService executor;

    @PostConstruct
    void start() {
        ticking = executor.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
        checking = executor.scheduleWithFixedDelay(this::endListenersWithoutValidToken, CHECK_TOKENS_EVERY_S, CHECK_TOKENS_EVERY_S,
            TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        ticking.cancel(false);
        checking.cancel(false);
    }

    /**
     * Nothing is sent before {@link #begin}.
     *
     * @param out takes frames in order and must not block; it is ended if the caller's token ends
     * @throws Problem not found {@code EVENT_NOT_FOUND}; then nobody listens
     */
    public QueueListener watch(EventId event, SocketCallers.Caller caller, FrameFormat format, FrameSink out) {
        standings.room(event);
        return new QueueListener(event, caller, format,
            updates -> out.send(updates.stream().map(each -> frames.text(each, format)).toList(), () -> { }), out::end);
    }

    /** An event for which the user waits, as far as this node knows. */
    public Optional<EventId> eventOfWaiting(UserId user) {
        return standings.eventOfWaiting(user);
    }

    /** Sends the current state, and from then on the changes. */
    public void begin(QueueListener listener) {
        listeners.add(listener);
        update(listener, standings.room(listener.event()));
    }

    public void end(QueueListener listener) {
        listeners.remove(listener);
    }

    private void tick() {
        Map<EventId, Room> rooms = new HashMap<>();
        for (QueueListener each : listeners) {
            try {
                update(each, rooms.computeIfAbsent(each.event(), standings::room));
            } catch (RuntimeException e) {
                LOG.log(Level.FINE, "A listener of " + each.event() + " missed an update", e);
            }
        }
    }

    private void endListenersWithoutValidToken() {
        for (QueueListener each : listeners) {
            try {
                if (!each.mayListen()) {
                    listeners.remove(each);
                    each.end();
                }
            } catch (RuntimeException e) {
                LOG.log(Level.FINE, "The token of a listener of " + each.event() + " could not be checked", e);
            }
        }
    }

    private void update(QueueListener listener, Room room) {
        listener.update(room, standings.standing(listener.event(), listener.user()),
            standings.announcement(listener.event()), clock.instant());
    }
}
