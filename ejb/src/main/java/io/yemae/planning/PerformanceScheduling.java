package io.yemae.planning;

import io.yemae.catalog.PerformanceCancelled;
import io.yemae.planning.domain.Performance;
import io.yemae.planning.persistence.EventRows;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** What changes of an event and changes of one performance have in common. Runs in the transaction of the change. */
@ApplicationScoped
class PerformanceScheduling {
    /** From start to end; the venue is occupied for that long. The longest running time of an event. */
    private static final Duration LONGEST = Duration.ofHours(24);

    @Inject
    EventRows events;

    @Inject
    Event<PerformanceCancelled> cancelled;

    @Inject
    Clock clock;

    /** Adds a performance without seats. @throws Problem as {@link #check}, conflict {@code PERFORMANCES_OVERLAP} */
    PerformanceId add(EventId event, UUID venue, PerformanceTimes times) {
        check(times);
        PerformanceId id = PerformanceId.next();
        events.add(new Performance(id, event, venue, times.startsAt(), times.endsAt()));
        events.flush();
        return id;
    }

    /** Cancels a performance; booking releases and refunds its reservations in the same transaction. */
    void cancel(EventId event, Performance performance, String reason) {
        performance.cancel(reason, clock.instant());
        events.flush();
        cancelled.fire(new PerformanceCancelled(event, performance.id(), reason));
    }

    /** @throws Problem invalid if the times are out of order, more than 24 hours apart, or not in the future */
    void check(PerformanceTimes times) {
        if (!times.startsAt().isBefore(times.endsAt())) {
            throw Problem.invalidField("performances", "공연 종료는 공연 시작보다 늦어야 합니다.");
        }
        if (times.endsAt().isAfter(times.startsAt().plus(LONGEST))) {
            throw Problem.invalidField("performances", "공연은 시작한 뒤 24시간 안에 끝나야 합니다.");
        }
        if (!times.startsAt().isAfter(clock.instant())) {
            throw Problem.invalidField("performances", "공연 시작은 지금보다 뒤여야 합니다.");
        }
    }
}
