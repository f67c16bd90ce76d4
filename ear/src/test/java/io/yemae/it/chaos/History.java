package io.yemae.it.chaos;

import io.yemae.it.chaos.Visit.Step;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The visits of all buyers, in the order in which they came. Thread-safe. */
final class History {
    private final Queue<Visit> visits = new ConcurrentLinkedQueue<>();

    Visit begin(String buyer, String seat) {
        Visit visit = new Visit(buyer, seat);
        visits.add(visit);
        return visit;
    }

    List<Visit> visits() {
        return List.copyOf(visits);
    }

    /** How many visits had this step acknowledged. */
    long acknowledged(Step step) {
        return visits.stream().filter(visit -> visit.acknowledged(step)).count();
    }

    /** How many visits have asked for this step and do not know what became of it. */
    long open(Step step) {
        return visits.stream().filter(visit -> visit.open(step) && !visit.acknowledged(step)).count();
    }
}
