package io.yemae.rehearsal.domain;

import io.yemae.rehearsal.RehearsalSettings;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** State that all buyers of a rehearsal share. Not thread-safe: only the thread of the bots uses it. */
public final class Sale {
    private static final int PERCENT = 100;
    private static final long MILLIS = 1_000;

    final UUID event;
    final RehearsalSettings settings;
    final BotRuntime runtime;
    final Tally tally;
    final Random random;
    /** The payment window for payments by card; empty if the buyers pay with points. */
    final Optional<URI> window;
    /** By performance. Each buyer requests the plan, as a page would, but only the first answer is parsed. */
    final Map<String, Hall> halls = new HashMap<>();

    private boolean over;

    /**
     * @param event  the id of the copy
     * @param window the payment window of the sandbox; empty if the buyers pay with points
     */
    public Sale(UUID event, RehearsalSettings settings, BotRuntime runtime, Tally tally, Random random, Optional<URI> window) {
        this.event = event;
        this.settings = settings;
        this.runtime = runtime;
        this.tally = tally;
        this.random = random;
        this.window = window;
    }

    /** Schedules the arrival of one buyer for each access token. */
    public void open(Iterable<String> tokens) {
        int place = 0;
        for (String token : tokens) {
            runtime.after(arrivalMillis(place++), unlessOver(new Buyer(this, token)::arrive));
        }
    }

    /** Stops all buyers: their next actions do not run, and answers that still arrive are ignored. */
    public void end() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    /** Runs an action after a random thinking time, from half to one and a half of the mean. @param times multiplies it */
    void think(double times, Runnable what) {
        runtime.after(Math.round(settings.thinkMillis() * times * (0.5 + random.nextDouble())), unlessOver(what));
    }

    void after(long millis, Runnable what) {
        runtime.after(millis, unlessOver(what));
    }

    private Runnable unlessOver(Runnable what) {
        return () -> {
            if (!over) {
                what.run();
            }
        };
    }

    /** The configured share of buyers arrives within the first second. The others arrive evenly after it. */
    private long arrivalMillis(int place) {
        boolean isFirst = place < settings.buyers() * (long) settings.atOncePercent() / PERCENT;
        long last = settings.arrivalSeconds() * MILLIS;
        return isFirst || last <= MILLIS ? random.nextInt((int) Math.max(1, Math.min(last, MILLIS)))
            : MILLIS + (long) (random.nextDouble() * (last - MILLIS));
    }
}
