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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Who listens to which waiting room, on this node. The room moves once a second, and so they are told once a second what is new to them.
 */
@ApplicationScoped
public class QueueWatch {
    private static final Logger LOG = Logger.getLogger(QueueWatch.class.getName());

    private static final long ASK_AGAIN_EVERY_S = 5;

    private final Set<QueueListener> listeners = ConcurrentHashMap.newKeySet();
    private ScheduledFuture<?> ticking;
    private ScheduledFuture<?> asking;

    @Inject
    QueueStandings news;

    @Inject
    Frames frames;

    @Inject
    Clock clock;

    @Resource
    ManagedScheduledExecutorService executor;

    @PostConstruct
    void start() {
        ticking = executor.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
        asking = executor.scheduleWithFixedDelay(this::endWhoMayListenNoLonger, ASK_AGAIN_EVERY_S, ASK_AGAIN_EVERY_S, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        ticking.cancel(false);
        asking.cancel(false);
    }

    /**
     * Nothing is told before {@link #begin}.
     *
     * @param out takes frames, in order, and waits for nothing; it is ended when the caller's token is
     * @throws Problem not found {@code EVENT_NOT_FOUND}; then nobody listens
     */
    public QueueListener watch(EventId event, SocketCallers.Shown caller, FrameFormat form, FrameSink out) {
        news.room(event);
        return new QueueListener(event, caller, form,
            told -> out.send(told.stream().map(each -> frames.text(each, form)).toList(), () -> { }), out::end);
    }

    /** The event for which somebody waits, as far as this node knows; one of several. */
    public Optional<EventId> whereWaits(UserId user) {
        return news.whereWaits(user);
    }

    /** Tells how things stand, and from there on what changes. */
    public void begin(QueueListener listener) {
        listeners.add(listener);
        tell(listener, news.room(listener.event()));
    }

    public void end(QueueListener listener) {
        listeners.remove(listener);
    }

    private void tick() {
        Map<EventId, Room> rooms = new HashMap<>();
        for (QueueListener each : listeners) {
            try {
                tell(each, rooms.computeIfAbsent(each.event(), news::room));
            } catch (RuntimeException e) {
                LOG.log(Level.FINE, "A listener of " + each.event() + " missed a second", e);
            }
        }
    }

    private void endWhoMayListenNoLonger() {
        for (QueueListener each : listeners) {
            try {
                if (!each.mayListen()) {
                    listeners.remove(each);
                    each.end();
                }
            } catch (RuntimeException e) {
                LOG.log(Level.FINE, "Whether a listener of " + each.event() + " may go on is not known", e);
            }
        }
    }

    private void tell(QueueListener listener, Room room) {
        listener.tell(room, news.standing(listener.event(), listener.user()), clock.instant());
    }
}
