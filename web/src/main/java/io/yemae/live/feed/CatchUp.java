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

/** Sends listeners the changes that they missed, in their current state. A frame that many listeners missed alike is written once. */
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

    /** Soon, on another thread: the caller is an I/O thread. */
    void later(SeatListener listener) {
        behind.add(listener);
        if (running.compareAndSet(false, true)) {
            executor.execute(this::run);
        }
    }

    /** On this thread. */
    void now(SeatListener listener) {
        for (Map<PerformanceId, String> missed = listener.takeMissed(); !missed.isEmpty(); missed = listener.takeMissed()) {
            List<String> missedFrames = new ArrayList<>();
            missed.forEach((performance, version) -> missedFrames.addAll(since(performance, version, listener.subscription().format())));
            if (!missedFrames.isEmpty()) {
                listener.send(missedFrames);
                return;
            }
        }
    }

    private void run() {
        do {
            for (SeatListener next = behind.poll(); next != null; next = behind.poll()) {
                send(next);
            }
            running.set(false);
        } while (!behind.isEmpty() && running.compareAndSet(false, true));
    }

    /** A failure of one listener does not affect the others. */
    private void send(SeatListener listener) {
        try {
            now(listener);
        } catch (RuntimeException e) {
            FailureLog.warn(LOG, "A listener of " + listener.subscription().event() + " could not be sent what it missed", e);
        }
    }

    private List<String> since(PerformanceId performance, String version, FrameFormat format) {
        try {
            return seatMaps.since(performance, version).map(delta -> frames.of(delta, version, format))
                .orElseGet(() -> frames.reload(format));
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, e, () -> "The changes of " + performance + " since " + version + " are not known");
            return frames.reload(format);
        }
    }
}
