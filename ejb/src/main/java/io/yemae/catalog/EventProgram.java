package io.yemae.catalog;

import io.yemae.shared.Problem;
import java.time.Instant;
import java.util.List;

/**
 * An event with all its performances at one instant.
 *
 * @param performances in order of their start, including cancelled ones
 * @param at           the instant of the statuses in it
 */
public record EventProgram(EventView event, List<PerformanceView> performances, Instant at) {

    /** The performances whose seats count as seats of the event: neither cancelled nor over. */
    public List<PerformanceView> current() {
        return scheduled().stream().filter(performance -> performance.endsAt().isAfter(at)).toList();
    }

    /** The performances that are not cancelled. */
    public List<PerformanceView> scheduled() {
        return performances.stream().filter(performance -> performance.notBookable() != NotBookable.CANCELLED).toList();
    }

    /**
     * One performance that is not cancelled.
     *
     * @throws Problem not found {@code SCHEDULE_NOT_FOUND}
     */
    public PerformanceView scheduled(long number) {
        return scheduled().stream()
            .filter(performance -> performance.number() == number)
            .findFirst()
            .orElseThrow(() -> Problem.notFound("SCHEDULE_NOT_FOUND", "일정을 찾을 수 없습니다."));
    }

    /**
     * The performances that start within a range, including cancelled ones.
     *
     * @param from  null for no lower bound
     * @param until exclusive; null for no upper bound
     */
    public List<PerformanceView> between(Instant from, Instant until) {
        return performances.stream()
            .filter(each -> (from == null || !each.startsAt().isBefore(from)) && (until == null || each.startsAt().isBefore(until)))
            .toList();
    }
}
