package io.yemae.live.feed;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * The staff on this node who watch figures. Once a second those of each watched subject are read and written once, and sent to all who have
 * others. Who may not watch any longer is found within two seconds.
 *
 * @param <S> the subject's id
 */
public final class FigureFeed<S> {
    private static final Logger LOG = Logger.getLogger(FigureFeed.class.getName());
    private static final long CHECK_TOKENS_EVERY_S = 2;
    private static final Runnable NOTHING = () -> { };

    private final Set<Listener<S>> listeners = ConcurrentHashMap.newKeySet();
    private final Function<S, String> figures;
    private final ScheduledFuture<?> ticking;
    private final ScheduledFuture<?> checking;

    /** Somebody who watches a subject. Compared by identity: one person may watch it twice. */
    public static final class Listener<S> {
        private final S subject;
        private final SocketCallers.Caller caller;
        private final FrameSink out;
        private volatile String last;

        private Listener(S subject, SocketCallers.Caller caller, FrameSink out) {
            this.subject = subject;
            this.caller = caller;
            this.out = out;
        }

        private void send(String frame) {
            if (!frame.equals(last)) {
                last = frame;
                out.send(List.of(frame), NOTHING);
            }
        }
    }

    /** @param figures the frame with the present figures of a subject; throws a {@code Problem} if there is none */
    FigureFeed(ScheduledExecutorService executor, Function<S, String> figures) {
        this.figures = figures;
        ticking = executor.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
        checking = executor.scheduleWithFixedDelay(this::endListenersWithoutAccess, CHECK_TOKENS_EVERY_S, CHECK_TOKENS_EVERY_S,
            TimeUnit.SECONDS);
    }

    void stop() {
        ticking.cancel(false);
        checking.cancel(false);
    }

    /**
     * Nothing is sent before {@link #begin}.
     *
     * @param caller whose access to the subject has been checked
     * @param out    is ended if the caller's access ends
     * @throws io.yemae.shared.Problem if there is no such subject; then nobody listens
     */
    public Listener<S> watch(S subject, SocketCallers.Caller caller, FrameSink out) {
        figures.apply(subject);
        return new Listener<>(subject, caller, out);
    }

    /** Sends the present figures, and from then on those of each second. */
    public void begin(Listener<S> listener) {
        listener.send(figures.apply(listener.subject));
        listeners.add(listener);
    }

    public void end(Listener<S> listener) {
        listeners.remove(listener);
    }

    private void tick() {
        Map<S, List<Listener<S>>> bySubject = listeners.stream().collect(Collectors.groupingBy(each -> each.subject));
        bySubject.forEach((subject, watching) -> {
            try {
                String frame = figures.apply(subject);
                watching.forEach(each -> each.send(frame));
            } catch (RuntimeException e) {
                LOG.log(Level.FINE, e, () -> "Those who watch " + subject + " missed a second");
            }
        });
    }

    private void endListenersWithoutAccess() {
        for (Listener<S> each : listeners) {
            try {
                if (!each.caller.tokenIsValid().getAsBoolean()) {
                    listeners.remove(each);
                    each.out.end();
                }
            } catch (RuntimeException e) {
                LOG.log(Level.FINE, e, () -> "The token of somebody who watches " + each.subject + " could not be checked");
            }
        }
    }
}
