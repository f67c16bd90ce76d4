package io.yemae.live.feed;

import io.yemae.live.feed.SeatFrames.Written;
import io.yemae.seating.SeatsUpdated;
import io.yemae.shared.PerformanceId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A client that watches the seats of an event. One update is in flight at a time. Changes in the meantime are not queued but only noted,
 * and then sent in their current state. So a slow client gets fewer updates, and never outdated ones.
 */
public final class SeatListener {
    private final SeatSubscription subscription;
    private final FrameSink out;
    private final Consumer<SeatListener> onBehind;
    private final Map<PerformanceId, String> missed = new HashMap<>();
    private boolean busy = true;

    /**
     * @param out      takes frames
     * @param onBehind runs if all frames are sent and changes were missed meanwhile
     */
    SeatListener(SeatSubscription subscription, FrameSink out, Consumer<SeatListener> onBehind) {
        this.subscription = subscription;
        this.out = out;
        this.onBehind = onBehind;
    }

    SeatSubscription subscription() {
        return subscription;
    }

    /** Seats have changed. */
    void offer(SeatsUpdated update, Written written) {
        boolean isOtherPerformance = subscription.performance().filter(each -> !each.equals(update.performance())).isPresent();
        if (!isOtherPerformance && startSending(update)) {
            send(written.frames(subscription.format()));
        }
    }

    /** The client has the map of that version and needs the changes after it. */
    synchronized void miss(PerformanceId performance, String version) {
        missed.put(performance, version);
    }

    /** @return per performance, the last version the client has seen; empty if the client is up to date */
    synchronized Map<PerformanceId, String> takeMissed() {
        Map<PerformanceId, String> taken = Map.copyOf(missed);
        missed.clear();
        busy = !taken.isEmpty();
        return taken;
    }

    /** Sends the changes that {@link #takeMissed} has returned. */
    void send(List<String> frames) {
        out.send(frames, this::onSent);
    }

    private synchronized boolean startSending(SeatsUpdated update) {
        if (busy) {
            missed.putIfAbsent(update.performance(), update.from());
            return false;
        }
        busy = true;
        return true;
    }

    private void onSent() {
        synchronized (this) {
            busy = !missed.isEmpty();
            if (!busy) {
                return;
            }
        }
        onBehind.accept(this);
    }
}
