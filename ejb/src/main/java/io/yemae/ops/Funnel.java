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

/** How many get how far, by event, over the last 24 hours, as this node has seen it. The 200 events that moved last are remembered. */
@ApplicationScoped
class Funnel {
    private static final int HOURS = 24;
    private static final int MOST = 200;

    private final Map<EventId, Day> days = new LinkedHashMap<>(16, 0.75f, true);

    @Inject
    Clock clock;

    /** Counts by the hour; an hour that comes round again begins at nothing. */
    private static final class Day {
        private final long[][] counts = new long[HOURS][Stage.values().length];
        private final long[] hours = new long[HOURS];

        void add(Stage stage, long hour) {
            int place = (int) (hour % HOURS);
            if (hours[place] != hour) {
                hours[place] = hour;
                Arrays.fill(counts[place], 0);
            }
            counts[place][stage.ordinal()]++;
        }

        long sum(Stage stage, long hour) {
            long sum = 0;
            for (int place = 0; place < HOURS; place++) {
                sum += hours[place] > hour - HOURS ? counts[place][stage.ordinal()] : 0;
            }
            return sum;
        }
    }

    /** Somebody got there. */
    void passed(EventId event, Stage stage) {
        long hour = hour();
        synchronized (days) {
            days.computeIfAbsent(event, any -> new Day()).add(stage, hour);
            if (days.size() > MOST) {
                days.remove(days.keySet().iterator().next());
            }
        }
    }

    /** Per hundred that looked at the event; an event that nobody looked at is not in it. */
    Map<EventId, Long> rates(Stage stage) {
        long hour = hour();
        Map<EventId, Long> rates = new HashMap<>();
        synchronized (days) {
            days.forEach((event, day) -> {
                long views = day.sum(Stage.VIEW, hour);
                if (views > 0) {
                    rates.put(event, day.sum(stage, hour) * 100 / views);
                }
            });
        }
        return rates;
    }

    private long hour() {
        return TimeUnit.MILLISECONDS.toHours(clock.millis());
    }
}
