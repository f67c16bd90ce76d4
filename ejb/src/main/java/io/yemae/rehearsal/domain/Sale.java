package io.yemae.rehearsal.domain;

import io.yemae.rehearsal.RehearsalSettings;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** What the buyers of a rehearsal share. For one thread. */
public final class Sale {
    private static final int PERCENT = 100;
    private static final long MILLIS = 1_000;

    final UUID event;
    final RehearsalSettings settings;
    final BotRuntime runtime;
    final Tally tally;
    final Random random;
    /** Where a buyer approves a payment by card; empty if they pay with points. */
    final Optional<URI> window;
    /** By performance. Each buyer asks for the plan, but it is read once. */
    final Map<String, Hall> halls = new HashMap<>();

    private boolean over;

    /**
     * @param event  the copy
     * @param window of the payment sandbox; empty if the buyers pay with points
     */
    public Sale(UUID event, RehearsalSettings settings, BotRuntime runtime, Tally tally, Random random, Optional<URI> window) {
        this.event = event;
        this.settings = settings;
        this.runtime = runtime;
        this.tally = tally;
        this.random = random;
        this.window = window;
    }

    /** Lets a buyer arrive for each of the access tokens. */
    public void open(Iterable<String> tokens) {
        int place = 0;
        for (String token : tokens) {
            runtime.after(arrivalMillis(place++), unlessOver(new Buyer(this, token)::arrive));
        }
    }

    /** The buyers do nothing any more. */
    public void end() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    /** After a time around the mean time that a buyer thinks, multiplied. */
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

    /** The first come within a second, all others evenly after it. */
    private long arrivalMillis(int place) {
        boolean isFirst = place < settings.buyers() * (long) settings.atOncePercent() / PERCENT;
        long last = settings.arrivalSeconds() * MILLIS;
        return isFirst || last <= MILLIS ? random.nextInt((int) Math.max(1, Math.min(last, MILLIS)))
            : MILLIS + (long) (random.nextDouble() * (last - MILLIS));
    }
}
