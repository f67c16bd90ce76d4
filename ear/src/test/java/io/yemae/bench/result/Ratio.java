package io.yemae.bench.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Two loads measured alternately. Each pair gives a ratio; the result is the median with the smallest and the largest. */
record Ratio(List<Pair> pairs) {

    /** Answers a second on either side. */
    record Pair(double measured, double against) {

        double ratio() {
            return measured / against;
        }
    }

    static Ratio of(List<Double> measured, List<Double> against) {
        List<Pair> all = new ArrayList<>();
        for (int i = 0; i < measured.size(); i++) {
            all.add(new Pair(measured.get(i), against.get(i)));
        }
        all.sort(Comparator.comparingDouble(Pair::ratio));
        return new Ratio(List.copyOf(all));
    }

    Pair median() {
        return pairs.get(pairs.size() / 2);
    }

    double smallest() {
        return pairs.get(0).ratio();
    }

    double largest() {
        return pairs.get(pairs.size() - 1).ratio();
    }
}
