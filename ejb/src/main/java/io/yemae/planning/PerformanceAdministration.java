package io.yemae.planning;

import io.yemae.planning.domain.Performance;
import io.yemae.planning.domain.TicketedEvent;
import io.yemae.planning.persistence.EventRows;
import io.yemae.planning.persistence.TakenSeatRows;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Adds, moves and cancels the performances of an event (requirement 1, section 2). */
@Stateless
public class PerformanceAdministration {

    @Inject
    EventRows events;

    @Inject
    EventEdits edits;

    @Inject
    TakenSeatRows taken;

    @Inject
    PerformanceScheduling scheduling;

    @Inject
    EventSeats seats;

    @Inject
    Clock clock;

    /**
     * Adds a performance with its seats.
     *
     * @param version of the event that the change was made from
     * @throws Problem invalid if the times are; not found {@code EVENT_NOT_FOUND}; conflict {@code CHANGED_MEANWHILE}, {@code
     *     EVENT_CANCELLED} or {@code PERFORMANCES_OVERLAP}
     */
    public PerformanceId add(EventId id, int version, PerformanceTimes times) {
        TicketedEvent event = edits.begin(id, version);
        PerformanceId performance = scheduling.add(id, event.fields().venueId(), times);
        seats.create(id, event.fields().seatLayoutId(), List.of(performance));
        edits.finish(id, "performance.add", performance, times.startsAt().toString());
        return performance;
    }

    /**
     * Adds several performances with their seats, or none of them.
     *
     * @param version of the event that the change was made from
     * @throws Problem as {@link #add}; the invalid or overlapping performance is named in {@code fields}, as {@code performances[0]}
     */
    public void addAll(EventId id, int version, List<PerformanceTimes> all) {
        TicketedEvent event = edits.begin(id, version);
        List<PerformanceId> added = new ArrayList<>();
        for (PerformanceTimes times : all) {
            try {
                added.add(scheduling.add(id, event.fields().venueId(), times));
            } catch (Problem problem) {
                throw new Problem(problem.kind(), problem.code(), problem.getMessage(),
                    List.of(new Problem.FieldError("performances[" + added.size() + "]", problem.getMessage())));
            }
        }
        seats.create(id, event.fields().seatLayoutId(), added);
        edits.finish(id, "performance.add", id, all.size() + ": " + all.get(0).startsAt() + " – " + all.get(all.size() - 1).startsAt());
    }

    /**
     * Moves a performance to another time, unless a seat of it is held or sold.
     *
     * @param version of the event that the change was made from
     * @throws Problem as {@link #add}; not found {@code PERFORMANCE_NOT_FOUND}; conflict {@code PERFORMANCE_CANCELLED}, {@code
     *     PERFORMANCE_STARTED} or {@code SEATS_IN_USE}
     */
    public void change(EventId event, PerformanceId id, int version, PerformanceTimes times) {
        scheduling.check(times);
        edits.begin(event, version, () -> events.performance(event, id).map(PerformanceAdministration::values));
        Performance performance = events.performance(event, id).orElseThrow(PerformanceId::unknown);
        if (performance.isCancelled()) {
            throw Problem.conflict("PERFORMANCE_CANCELLED", "취소된 회차는 바꿀 수 없습니다.");
        }
        if (performance.hasStarted(clock.instant())) {
            throw Problem.conflict("PERFORMANCE_STARTED", "이미 시작된 회차는 바꿀 수 없습니다.");
        }
        taken.refuse(List.of(id));
        performance.moveTo(times.startsAt(), times.endsAt());
        edits.finish(event, "performance.change", id, times.startsAt().toString());
    }

    /**
     * Cancels a performance that is not over: holds are released, sold seats are refunded. Cancelling again has no effect.
     *
     * @param reason shown to the buyers
     * @throws Problem not found {@code EVENT_NOT_FOUND} or {@code PERFORMANCE_NOT_FOUND}; conflict {@code PERFORMANCE_ENDED}
     */
    public void cancel(EventId id, PerformanceId performanceId, String reason) {
        TicketedEvent event = edits.begin(id);
        Performance performance = events.performance(id, performanceId).orElseThrow(PerformanceId::unknown);
        if (performance.isCancelled()) {
            return;
        }
        if (performance.hasEnded(clock.instant())) {
            throw Problem.conflict("PERFORMANCE_ENDED", "이미 끝난 회차는 취소할 수 없습니다.");
        }
        event.touch(clock.instant());
        scheduling.cancel(id, performance, reason);
        edits.finish(id, "performance.cancel", performanceId, reason);
    }

    private static Map<String, Object> values(Performance performance) {
        return Map.of("startsAt", performance.times().startsAt(), "endsAt", performance.times().endsAt());
    }
}
