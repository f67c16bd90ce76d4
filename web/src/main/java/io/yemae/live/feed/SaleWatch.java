package io.yemae.live.feed;

import io.yemae.dashboard.SaleCockpit;
import io.yemae.dashboard.rest.SaleBody;
import io.yemae.live.feed.Frames.Frame;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** The staff on this node who watch sales. Once a second the figures of each watched event are read and written once, and sent to all. */
@ApplicationScoped
public class SaleWatch {
    private static final Logger LOG = Logger.getLogger(SaleWatch.class.getName());
    private static final long CHECK_TOKENS_EVERY_S = 2;
    private static final Runnable NOTHING = () -> { };

    private final Set<SaleListener> listeners = ConcurrentHashMap.newKeySet();
    private ScheduledFuture<?> ticking;
    private ScheduledFuture<?> checking;

    @Inject
    SaleCockpit cockpit;

    @Inject
    Frames frames;

    @Resource
    ManagedScheduledExecutorService executor;

    /** Somebody who watches the sale of an event. Compared by identity: one person may watch it twice. */
    public static final class SaleListener {
        private final EventId event;
        private final SocketCallers.Caller caller;
        private final FrameSink out;

        private SaleListener(EventId event, SocketCallers.Caller caller, FrameSink out) {
            this.event = event;
            this.caller = caller;
            this.out = out;
        }
    }

    @PostConstruct
    void start() {
        ticking = executor.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
        checking = executor.scheduleWithFixedDelay(this::endListenersWithoutAccess, CHECK_TOKENS_EVERY_S, CHECK_TOKENS_EVERY_S,
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
     * @param caller whose access to the event has been checked
     * @param out    is ended if the caller's access ends
     * @throws Problem not found {@code EVENT_NOT_FOUND}; then nobody listens
     */
    public SaleListener watch(EventId event, SocketCallers.Caller caller, FrameSink out) {
        cockpit.figures(event);
        return new SaleListener(event, caller, out);
    }

    /** Sends the present figures, and from then on those of each second. */
    public void begin(SaleListener listener) {
        listener.out.send(List.of(frame(listener.event)), NOTHING);
        listeners.add(listener);
    }

    public void end(SaleListener listener) {
        listeners.remove(listener);
    }

    private void tick() {
        Map<EventId, List<SaleListener>> byEvent = listeners.stream().collect(Collectors.groupingBy(each -> each.event));
        byEvent.forEach((event, watching) -> {
            try {
                List<String> frame = List.of(frame(event));
                watching.forEach(each -> each.out.send(frame, NOTHING));
            } catch (RuntimeException e) {
                LOG.log(Level.FINE, e, () -> "Those who watch the sale of " + event + " missed a second");
            }
        });
    }

    private String frame(EventId event) {
        return frames.text(new Frame<>("sale", SaleBody.of(cockpit.figures(event)), null), FrameFormat.SINGLE);
    }

    private void endListenersWithoutAccess() {
        for (SaleListener each : listeners) {
            try {
                if (!each.caller.tokenIsValid().getAsBoolean()) {
                    listeners.remove(each);
                    each.out.end();
                }
            } catch (RuntimeException e) {
                LOG.log(Level.FINE, "The token of somebody who watches " + each.event + " could not be checked", e);
            }
        }
    }
}
