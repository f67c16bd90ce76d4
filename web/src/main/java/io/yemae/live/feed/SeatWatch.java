package io.yemae.live.feed;

import io.yemae.seating.SeatMaps;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Starts and stops watching seats, whatever the transport. */
@ApplicationScoped
public class SeatWatch {

    @Inject
    SeatBroadcast broadcast;

    @Inject
    CatchUp catchUp;

    @Inject
    SeatMaps seatMaps;

    /**
     * From now on no change is missed, but nothing is sent before {@link #begin}.
     *
     * @throws Problem not found {@code EVENT_NOT_FOUND} or {@code PERFORMANCE_NOT_FOUND}; then nobody watches
     */
    public SeatListener watch(SeatSubscription subscription, FrameSink out) {
        // Loaded even if nothing was missed: changes are only reported for maps that are loaded on this node.
        seatMaps.map(performance(subscription));
        SeatListener listener = new SeatListener(subscription, out, catchUp::later);
        broadcast.add(listener);
        return listener;
    }

    /** Sends the missed changes, and from then on new ones. */
    public void begin(SeatListener listener) {
        SeatSubscription subscription = listener.subscription();
        subscription.since().ifPresent(version -> listener.miss(performance(subscription), version));
        catchUp.now(listener);
    }

    public void end(SeatListener listener) {
        broadcast.remove(listener);
    }

    private PerformanceId performance(SeatSubscription subscription) {
        return subscription.performance().orElseGet(() -> seatMaps.next(subscription.event()));
    }
}
