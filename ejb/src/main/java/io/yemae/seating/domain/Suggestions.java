package io.yemae.seating.domain;

import java.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** The seats of a performance that were suggested within the last two seconds. They are suggested again only if there are no others. */
final class Suggestions {
    private static final long RECENT_MS = 2_000;
    private static final int MOST = 1_000;

    private final Clock clock;
    /** When each seat may be suggested again, in this order. */
    private final Map<Integer, Long> recent = new LinkedHashMap<>();

    Suggestions(Clock clock) {
        this.clock = clock;
    }

    /** @param choice chooses seats without those of the predicate */
    synchronized List<Integer> choose(Function<IntPredicate, List<Integer>> choice) {
        long now = clock.millis();
        forgetUntil(now);
        List<Integer> others = choice.apply(recent::containsKey);
        List<Integer> chosen = others.isEmpty() ? choice.apply(seat -> false) : others;
        for (int seat : chosen) {
            recent.remove(seat);
            recent.put(seat, now + RECENT_MS);
        }
        return chosen;
    }

    private void forgetUntil(long now) {
        Iterator<Long> ends = recent.values().iterator();
        while (ends.hasNext() && (ends.next() <= now || recent.size() > MOST)) {
            ends.remove();
        }
    }
}
