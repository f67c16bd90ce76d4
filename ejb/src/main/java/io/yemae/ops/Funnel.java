package io.yemae.ops;

import io.yemae.shared.EventId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Counts the people who reach each stage of an event, over the last 24 hours on this node. Each person counts once for each stage. A
 * person who reached a stage has passed all earlier ones, so no rate exceeds 100. The 200 most recently active events are kept.
 */
@ApplicationScoped
class Funnel {
    private static final int HOURS = 24;
    private static final int MOST = 200;

    private final Map<EventId, People> events = new LinkedHashMap<>(16, 0.75f, true);

    @Inject
    Clock clock;

    /**
     * The people of one event, with the hour in which each was last at each stage. Of a crowd only a sample is kept: those whose hash ends
     * with a number of zeros. They are the same people at every stage, so the rates stay correct.
     */
    private static final class People {
        /** The sample has at least half of this size: a rate is usually off by at most three points. */
        private static final int MOST_KEPT = 1_000;

        private final Map<Long, long[]> hours = new HashMap<>();
        private long mask;

        synchronized void add(Visitor who, Stage stage, long hour) {
            if ((who.hash() & mask) != 0) {
                return;
            }
            long[] reached = hours.computeIfAbsent(who.hash(), any -> never());
            Arrays.fill(reached, 0, stage.ordinal() + 1, hour);
            if (hours.size() > MOST_KEPT) {
                forget(hour);
                thinOut();
            }
        }

        /** Of hundred viewers how many reached the stage. Negative if nobody viewed the event. */
        synchronized long rate(Stage stage, long hour) {
            forget(hour);
            long views = count(Stage.VIEW, hour);
            return views == 0 ? -1 : count(stage, hour) * 100 / views;
        }

        private long count(Stage stage, long hour) {
            return hours.values().stream().filter(reached -> reached[stage.ordinal()] > hour - HOURS).count();
        }

        private void forget(long hour) {
            hours.values().removeIf(reached -> reached[Stage.VIEW.ordinal()] <= hour - HOURS);
            if (hours.isEmpty()) {
                mask = 0;
            }
        }

        private void thinOut() {
            while (hours.size() > MOST_KEPT) {
                mask = mask * 2 + 1;
                hours.keySet().removeIf(hash -> (hash & mask) != 0);
            }
        }

        private static long[] never() {
            long[] reached = new long[Stage.values().length];
            Arrays.fill(reached, Long.MIN_VALUE / 2);
            return reached;
        }
    }

    /** A person has reached a stage. */
    void passed(EventId event, Stage stage, Visitor who) {
        People people;
        synchronized (events) {
            people = events.computeIfAbsent(event, any -> new People());
            if (events.size() > MOST) {
                events.remove(events.keySet().iterator().next());
            }
        }
        people.add(who, stage, hour());
    }

    /** Percentages of the people who viewed the event. Events without views are left out. */
    Map<EventId, Long> rates(Stage stage) {
        long hour = hour();
        // One event after the other, because views are counted on threads that must not wait for all of them.
        Map<EventId, People> all;
        synchronized (events) {
            all = new HashMap<>(events);
        }
        Map<EventId, Long> rates = new HashMap<>();
        all.forEach((event, people) -> {
            long rate = people.rate(stage, hour);
            if (rate >= 0) {
                rates.put(event, rate);
            }
        });
        return rates;
    }

    private long hour() {
        return TimeUnit.MILLISECONDS.toHours(clock.millis());
    }
}
