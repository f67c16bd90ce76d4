package io.yemae.bench.result;

import io.yemae.bench.load.Answers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Several loads measured in turns, A B C A B C …, so that the state of the machine affects all of them. A first round of half the time is
 * a warm-up and does not count.
 */
public final class Rounds {
    private final Map<String, Side> sides = new LinkedHashMap<>();
    private final Map<String, List<Double>> rates = new LinkedHashMap<>();
    private final Map<String, Counters.Work> work = new LinkedHashMap<>();
    private final Set<String> half = new HashSet<>();

    /** One of the loads. */
    public interface Side {
        /**
         * Makes what a slice needs, outside of the measurement.
         *
         * @param expected answers a second of the slice before; 0 for the first one
         */
        Slice prepare(Duration time, double expected);

        /** A load that needs no preparation. */
        static Side of(Slice slice) {
            return (time, expected) -> slice;
        }
    }

    /** The measured part of a load. */
    public interface Slice {
        Answers run(Duration time);

        /** Asserts, outside of the measurement, that the answers were correct. */
        default void verify(Answers answers) {
        }
    }

    /** As {@link #with}, in half of the time. */
    public Rounds withHalf(String name, Side side) {
        half.add(name);
        return with(name, side);
    }

    public Rounds with(String name, Side side) {
        sides.put(name, side);
        rates.put(name, new ArrayList<>());
        work.put(name, Counters.Work.NONE);
        return this;
    }

    public Rounds run(int rounds, Duration time) {
        Map<String, Double> last = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            boolean warmUp = round == 0;
            sides.forEach((name, side) -> {
                Duration slice = time.dividedBy((warmUp ? 2 : 1) * (half.contains(name) ? 2 : 1));
                Slice prepared = side.prepare(slice, last.getOrDefault(name, 0.0));
                Counters before = Counters.now();
                Answers answers = prepared.run(slice);
                Counters after = Counters.now();
                prepared.verify(answers);
                last.put(name, answers.perSecond());
                if (!warmUp) {
                    rates.get(name).add(answers.perSecond());
                    work.merge(name, after.since(before, answers.count()), Counters.Work::plus);
                }
            });
        }
        return this;
    }

    Ratio ratio(String measured, String against) {
        return Ratio.of(rates.get(measured), rates.get(against));
    }

    /** Answers a second. */
    public double median(String name) {
        List<Double> sorted = rates.get(name).stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    Counters.Work work(String name) {
        return work.get(name);
    }
}
