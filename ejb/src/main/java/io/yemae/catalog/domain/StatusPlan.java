package io.yemae.catalog.domain;

import io.yemae.shared.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the status clock has to do at an instant.
 *
 * @param due  the events whose turns have come since the last time, each once
 * @param told up to where all turns are dealt with then
 * @param rest how long nothing will come
 */
public record StatusPlan(Set<EventId> due, Instant told, Duration rest) {

    /** The clock of a machine may be set while nobody looks. */
    public static final Duration LONGEST_REST = Duration.ofMinutes(1);

    /**
     * @param turns the next ones after {@code told} in their order, all that have come or some
     * @param told  up to where all turns were dealt with
     */
    public static StatusPlan at(Instant now, Instant told, List<StatusTurn> turns) {
        Set<EventId> due = new LinkedHashSet<>();
        for (StatusTurn turn : turns) {
            if (turn.at().isAfter(now)) {
                return new StatusPlan(due, told, shorter(Duration.between(now, turn.at()), LONGEST_REST));
            }
            due.add(turn.event());
            told = turn.at();
        }
        return new StatusPlan(due, told, due.isEmpty() ? LONGEST_REST : Duration.ZERO);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
