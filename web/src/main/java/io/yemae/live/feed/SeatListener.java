package io.yemae.live.feed;

import io.yemae.live.feed.SeatFrames.Written;
import io.yemae.seating.SeatsUpdated;
import io.yemae.shared.PerformanceId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Somebody who watches the seats of an event. They are told one thing at a time; what happens before that is on its way is not kept but only noted, and
 * then they are told how it has come out. So who reads slowly is told less often, and never of what is past.
 */
public final class SeatListener {
    private final SeatSubscription wish;
    private final FrameSink out;
    private final Consumer<SeatListener> caughtBehind;
    private final Map<PerformanceId, String> missed = new HashMap<>();
    private boolean busy = true;

    /**
     * @param out          takes frames
     * @param caughtBehind is told when they have been told all so far and have missed something meanwhile
     */
    SeatListener(SeatSubscription wish, FrameSink out, Consumer<SeatListener> caughtBehind) {
        this.wish = wish;
        this.out = out;
        this.caughtBehind = caughtBehind;
    }

    SeatSubscription wish() {
        return wish;
    }

    /** Something has happened. */
    void offer(SeatsUpdated news, Written written) {
        boolean isOfNoInterest = wish.performance().filter(each -> !each.equals(news.performance())).isPresent();
        if (!isOfNoInterest && begins(news)) {
            tell(written.frames(wish.form()));
        }
    }

    /** They know the map of that version, and not what came after it. */
    synchronized void miss(PerformanceId performance, String version) {
        missed.put(performance, version);
    }

    /** @return versions by performance, after which they know nothing; when there is none, they are told of the next thing as it happens */
    synchronized Map<PerformanceId, String> takeMissed() {
        Map<PerformanceId, String> taken = Map.copyOf(missed);
        missed.clear();
        busy = !taken.isEmpty();
        return taken;
    }

    /** By who has taken what they missed. */
    void tell(List<String> frames) {
        out.send(frames, this::onSent);
    }

    private synchronized boolean begins(SeatsUpdated news) {
        if (busy) {
            missed.putIfAbsent(news.performance(), news.from());
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
        caughtBehind.accept(this);
    }
}
