package io.yemae.live.ws;

import io.yemae.seating.SeatMap;
import io.yemae.seating.SeatMaps;
import io.yemae.seating.SeatsUpdated;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.SeatId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where somebody begins and ends to watch seats, over whatever wire. */
@ApplicationScoped
public class SeatWatch {

    @Inject
    SeatBroadcast broadcast;

    @Inject
    SeatFrames frames;

    @Inject
    SeatMaps seatMaps;

    /**
     * From now on nothing is missed; nothing is told either before {@link #begin}.
     *
     * @param out takes frames, in order, and waits for nothing
     * @throws Problem not found {@code EVENT_NOT_FOUND} or {@code PERFORMANCE_NOT_FOUND}; then nobody watches
     */
    public SeatListener watch(SeatWish wish, Consumer<List<String>> out) {
        // It is looked at even when nothing was missed: only a map that is known tells what changes.
        seatMaps.map(performance(wish));
        SeatListener listener = new SeatListener(wish, out);
        broadcast.add(listener);
        return listener;
    }

    /** Tells what was missed, and from there on what happens. */
    public void begin(SeatListener listener) {
        SeatWish wish = listener.wish();
        if (wish.since().isEmpty()) {
            listener.begin(List.of());
            return;
        }
        Optional<SeatsUpdated> missed = seatMaps.since(performance(wish), wish.since().get()).map(SeatWatch::news);
        if (missed.isPresent()) {
            listener.begin(missed.get(), frames.of(missed.get()));
        } else {
            listener.begin(frames.reload(wish.form()));
        }
    }

    public void end(SeatListener listener) {
        broadcast.remove(listener);
    }

    private PerformanceId performance(SeatWish wish) {
        return wish.performance().orElseGet(() -> seatMaps.next(wish.event()));
    }

    private static SeatsUpdated news(SeatMap.Delta delta) {
        SeatMap map = delta.map();
        List<SeatsUpdated.Update> updates = Arrays.stream(delta.changed())
            .mapToObj(seat -> new SeatsUpdated.Update(new SeatId(map.plan().id(seat)), map.status(seat)))
            .toList();
        return new SeatsUpdated(map.plan().event(), map.plan().performance(), null, map.version(), updates);
    }
}
