package io.yemae.seating.domain;

import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The last changes of a performance: about 100 seconds of a sale with ten changes per second. One thread at a time adds a change, which
 * costs the same however many are remembered. Others read without a lock.
 */
final class RecentChanges {
    private static final int REMEMBERED = 1_000;

    /** Absent until the first change, because most performances in the cache are quiet. */
    private volatile AtomicReferenceArray<Step> steps;

    /**
     * One change.
     *
     * @param number  counts the changes from 1
     * @param from    the fingerprint of the map before it
     * @param changed the seats that changed
     */
    private record Step(long number, long from, int[] changed) {
    }

    /** @param number one more than that of the change before */
    void add(long number, long from, int[] changed) {
        if (steps == null) {
            steps = new AtomicReferenceArray<>(REMEMBERED);
        }
        steps.set((int) (number % REMEMBERED), new Step(number, from, changed));
    }

    /**
     * The seats that changed after the newest map with a fingerprint, up to a change.
     *
     * @param last the number of the last change to be included
     * @return ascending; empty if the fingerprint is unknown or too old
     */
    Optional<int[]> since(long fingerprint, long last) {
        AtomicReferenceArray<Step> remembered = steps;
        if (remembered == null) {
            return Optional.empty();
        }
        BitSet changed = new BitSet();
        for (long number = last; number > 0 && number > last - REMEMBERED; number--) {
            Step step = remembered.get((int) (number % REMEMBERED));
            if (step == null || step.number() != number) {
                // A newer change has replaced it meanwhile.
                return Optional.empty();
            }
            for (int seat : step.changed()) {
                changed.set(seat);
            }
            if (step.from() == fingerprint) {
                return Optional.of(changed.stream().toArray());
            }
        }
        return Optional.empty();
    }
}
