package io.yemae.live.feed;

import io.yemae.seating.SeatMaps;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Where somebody begins and ends to watch seats, over whatever wire. */
@ApplicationScoped
public class SeatWatch {

    @Inject
    SeatBroadcast broadcast;

    @Inject
    CatchUp catchUp;

    @Inject
    SeatMaps seatMaps;

    /**
     * From now on nothing is missed; nothing is told either before {@link #begin}.
     *
     * @throws Problem not found {@code EVENT_NOT_FOUND} or {@code PERFORMANCE_NOT_FOUND}; then nobody watches
     */
    public SeatListener watch(SeatSubscription wish, FrameSink out) {
        // It is looked at even when nothing was missed: only a map that is known tells what changes.
        seatMaps.map(performance(wish));
        SeatListener listener = new SeatListener(wish, out, catchUp::later);
        broadcast.add(listener);
        return listener;
    }

    /** Tells what was missed, and from there on what happens. */
    public void begin(SeatListener listener) {
        SeatSubscription wish = listener.wish();
        wish.since().ifPresent(version -> listener.miss(performance(wish), version));
        catchUp.now(listener);
    }

    public void end(SeatListener listener) {
        broadcast.remove(listener);
    }

    private PerformanceId performance(SeatSubscription wish) {
        return wish.performance().orElseGet(() -> seatMaps.next(wish.event()));
    }
}
