package io.yemae.live.ws;

import io.yemae.live.ws.SeatFrames.Written;
import io.yemae.seating.SeatsUpdated;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody who watches the seats of an event. While they are being told what they missed, what happens meanwhile is kept, and of that only what came
 * after.
 */
final class SeatListener {
    private final LiveClient client;
    private final EventId event;
    private final PerformanceId performance;
    private final boolean batch;
    private List<Kept> kept = new ArrayList<>();

    private record Kept(SeatsUpdated news, Written written) {
    }

    /** @param performance null for all of the event */
    SeatListener(LiveClient client, EventId event, PerformanceId performance, boolean batch) {
        this.client = client;
        this.event = event;
        this.performance = performance;
        this.batch = batch;
    }

    EventId event() {
        return event;
    }

    LiveClient client() {
        return client;
    }

    synchronized void offer(SeatsUpdated news, Written written) {
        if (performance != null && !performance.equals(news.performance())) {
            return;
        }
        if (kept == null) {
            client.send(written.frames(batch));
        } else {
            kept.add(new Kept(news, written));
        }
    }

    /** From now on as it happens. */
    synchronized void begin() {
        kept.forEach(each -> client.send(each.written().frames(batch)));
        kept = null;
    }

    /** First what was missed of its performance, then from the map of that version on. */
    synchronized void begin(SeatsUpdated missed, Written written) {
        if (!missed.updates().isEmpty()) {
            client.send(written.frames(batch));
        }
        boolean isLater = false;
        for (Kept each : kept) {
            isLater = isLater || each.news().from().equals(missed.version());
            if (isLater) {
                client.send(each.written().frames(batch));
            }
        }
        kept = null;
    }
}
