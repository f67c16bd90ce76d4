package io.yemae.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Two loads measured alternately. Each pair gives a ratio; the result is the median with the smallest and the largest. */
record Ratio(List<Pair> pairs) {

    /** Answers a second on either side. */
    record Pair(double measured, double against) {

        double ratio() {
            return measured / against;
        }
    }

    /** Each side runs once as a warm-up, which is not counted. */
    static Ratio of(int pairs, DoubleSupplier measured, DoubleSupplier against) {
        measured.getAsDouble();
        against.getAsDouble();
        List<Pair> all = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            all.add(new Pair(measured.getAsDouble(), against.getAsDouble()));
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
