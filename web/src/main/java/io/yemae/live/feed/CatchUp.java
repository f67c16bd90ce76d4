package io.yemae.live.feed;

import io.yemae.seating.SeatMaps;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.logging.FailureLog;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells listeners what they have missed, as it is by then. What many have missed alike is written once. */
@ApplicationScoped
public class CatchUp {
    private static final Logger LOG = Logger.getLogger(CatchUp.class.getName());

    private final Queue<SeatListener> behind = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean running = new AtomicBoolean();

    @Inject
    SeatMaps seatMaps;

    @Inject
    SeatFrames frames;

    @Resource
    ManagedExecutorService executor;

    /** Soon, by another thread: the one that comes here has bytes to move. */
    void later(SeatListener listener) {
        behind.add(listener);
        if (running.compareAndSet(false, true)) {
            executor.execute(this::run);
        }
    }

    /** At once. */
    void now(SeatListener listener) {
        for (Map<PerformanceId, String> missed = listener.takeMissed(); !missed.isEmpty(); missed = listener.takeMissed()) {
            List<String> told = new ArrayList<>();
            missed.forEach((performance, version) -> told.addAll(since(performance, version, listener.wish().form())));
            if (!told.isEmpty()) {
                listener.tell(told);
                return;
            }
        }
    }

    private void run() {
        do {
            for (SeatListener next = behind.poll(); next != null; next = behind.poll()) {
                tell(next);
            }
            running.set(false);
        } while (!behind.isEmpty() && running.compareAndSet(false, true));
    }

    /** One who cannot be told keeps nobody else from it. */
    private void tell(SeatListener listener) {
        try {
            now(listener);
        } catch (RuntimeException e) {
            FailureLog.warn(LOG, "A listener of " + listener.wish().event() + " could not be told what was missed", e);
        }
    }

    private List<String> since(PerformanceId performance, String version, FrameFormat form) {
        try {
            return seatMaps.since(performance, version).map(delta -> frames.of(delta, version, form)).orElseGet(() -> frames.reload(form));
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, e, () -> "What was missed of " + performance + " since " + version + " is not known");
            return frames.reload(form);
        }
    }
}
