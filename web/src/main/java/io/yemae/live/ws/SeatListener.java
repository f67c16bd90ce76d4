package io.yemae.live.ws;

import io.yemae.live.ws.SeatFrames.Written;
import io.yemae.seating.SeatsUpdated;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Somebody who watches the seats of an event. While they are being told what they missed, what happens meanwhile is kept, and of that only what came
 * after.
 */
public final class SeatListener {
    private final SeatWish wish;
    private final Consumer<List<String>> out;
    private List<Kept> kept = new ArrayList<>();

    private record Kept(SeatsUpdated news, Written written) {
    }

    /** @param out takes frames, in order, and waits for nothing */
    SeatListener(SeatWish wish, Consumer<List<String>> out) {
        this.wish = wish;
        this.out = out;
    }

    SeatWish wish() {
        return wish;
    }

    synchronized void offer(SeatsUpdated news, Written written) {
        if (wish.performance().filter(each -> !each.equals(news.performance())).isPresent()) {
            return;
        }
        if (kept == null) {
            send(written);
        } else {
            kept.add(new Kept(news, written));
        }
    }

    /** From now on as it happens. @param first frames that go before all others */
    synchronized void begin(List<String> first) {
        if (!first.isEmpty()) {
            out.accept(first);
        }
        kept.forEach(each -> send(each.written()));
        kept = null;
    }

    /** First what was missed of a performance, and of that performance then from the map of that version on. */
    synchronized void begin(SeatsUpdated missed, Written written) {
        if (!missed.updates().isEmpty()) {
            send(written);
        }
        boolean isLater = false;
        for (Kept each : kept) {
            boolean isOfAnother = !each.news().performance().equals(missed.performance());
            isLater = isLater || !isOfAnother && each.news().from().equals(missed.version());
            if (isLater || isOfAnother) {
                send(each.written());
            }
        }
        kept = null;
    }

    private void send(Written written) {
        out.accept(written.frames(wish.form()));
    }
}
