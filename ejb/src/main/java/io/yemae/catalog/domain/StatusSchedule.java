package io.yemae.catalog.domain;

import io.yemae.shared.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the status updater has to do at an instant.
 *
 * @param due            events with a status change since the last time, each once
 * @param processedUntil all changes up to this instant are processed afterwards
 * @param idle           no change is due for this long
 */
public record StatusSchedule(Set<EventId> due, Instant processedUntil, Duration idle) {
    /** The machine's clock may be set while the updater sleeps. */
    public static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);

    /**
     * @param changes        the next changes after {@code processedUntil}, ascending: all that are due, or the first of them
     * @param processedUntil all changes up to this instant have been processed
     */
    public static StatusSchedule at(Instant now, Instant processedUntil, List<StatusChange> changes) {
        Set<EventId> due = new LinkedHashSet<>();
        for (StatusChange change : changes) {
            if (change.at().isAfter(now)) {
                return new StatusSchedule(due, processedUntil, shorter(Duration.between(now, change.at()), LONGEST_SLEEP));
            }
            due.add(change.event());
            processedUntil = change.at();
        }
        return new StatusSchedule(due, processedUntil, due.isEmpty() ? LONGEST_SLEEP : Duration.ZERO);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
