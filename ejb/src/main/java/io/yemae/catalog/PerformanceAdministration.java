package io.yemae.catalog;

import io.yemae.catalog.CreateEvent.Showing;
import io.yemae.catalog.domain.Performance;
import io.yemae.catalog.persistence.TakenSeats;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Scheduling, moving and cancelling the performances of an event (requirement 1, section 2). */
@Stateless
public class PerformanceAdministration {
    /** From the start to the end; the venue is taken for so long. As long as the longest running time. */
    private static final Duration LONGEST = Duration.ofHours(24);

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    EventEdits edits;

    @Inject
    TakenSeats taken;

    @Inject
    Event<PerformanceScheduled> scheduled;

    @Inject
    Event<PerformanceCancelled> cancelled;

    @Inject
    Clock clock;

    /**
     * Schedules one more performance, with its seats.
     *
     * @param version of the event that the change was made from
     * @throws Problem not found {@code EVENT_NOT_FOUND}, conflict {@code CHANGED_MEANWHILE}, {@code EVENT_CANCELLED} or {@code PERFORMANCES_OVERLAP}
     */
    public PerformanceId add(EventId event, int version, Showing showing) {
        PerformanceId performance = schedule(event, edits.begin(event, version).fields(), showing);
        edits.finish(event, "performance.add", performance, showing.startsAt().toString());
        return performance;
    }

    /**
     * Moves a performance to another time, unless somebody has a seat of it.
     *
     * @param version of the event that the change was made from
     * @throws Problem as {@link #add}, not found {@code PERFORMANCE_NOT_FOUND}, conflict {@code PERFORMANCE_CANCELLED}, {@code PERFORMANCE_STARTED} or
     *     {@code SEATS_IN_USE}
     */
    public void change(EventId event, PerformanceId id, int version, Showing showing) {
        check(showing);
        edits.begin(event, version);
        Performance performance = require(event, id);
        if (performance.isCancelled()) {
            throw Problem.conflict("PERFORMANCE_CANCELLED", "취소된 회차는 바꿀 수 없습니다.");
        }
        if (performance.hasStarted(clock.instant())) {
            throw Problem.conflict("PERFORMANCE_STARTED", "이미 시작된 회차는 바꿀 수 없습니다.");
        }
        taken.refuse(List.of(id));
        performance.moveTo(showing.startsAt(), showing.endsAt());
        edits.finish(event, "performance.change", id, showing.startsAt().toString());
    }

    /**
     * Cancels a performance that is not over: holds are released, what was sold is given back. Cancelling again changes nothing.
     *
     * @param reason for the buyers
     * @throws Problem not found {@code EVENT_NOT_FOUND} or {@code PERFORMANCE_NOT_FOUND}, conflict {@code PERFORMANCE_ENDED}
     */
    public void cancel(EventId event, PerformanceId id, String reason) {
        var edited = edits.begin(event);
        Performance performance = require(event, id);
        if (performance.isCancelled()) {
            return;
        }
        if (performance.hasEnded(clock.instant())) {
            throw Problem.conflict("PERFORMANCE_ENDED", "이미 끝난 회차는 취소할 수 없습니다.");
        }
        edited.touch(clock.instant());
        cancel(event, performance, reason);
        edits.finish(event, "performance.cancel", id, reason);
    }

    public void cancelAll(EventId event, String reason) {
        Instant now = clock.instant();
        of(event).stream()
            .filter(performance -> !performance.isCancelled() && !performance.hasEnded(now))
            .forEach(performance -> cancel(event, performance, reason));
    }

    public PerformanceId schedule(EventId event, EventFields fields, Showing showing) {
        check(showing);
        PerformanceId performance = PerformanceId.next();
        entityManager.persist(new Performance(performance, event, fields.venueId(), showing.startsAt(), showing.endsAt()));
        edits.flush();
        scheduled.fire(new PerformanceScheduled(event, performance, fields.seatLayoutId()));
        return performance;
    }

    /** Those that have not started go to the other venue, unless somebody has a seat of one. */
    public void relocate(EventId event, UUID venue) {
        Instant now = clock.instant();
        List<Performance> toCome = of(event).stream().filter(each -> !each.isCancelled() && !each.hasStarted(now)).toList();
        taken.refuse(toCome.stream().map(Performance::id).toList());
        toCome.forEach(performance -> performance.moveTo(venue));
    }

    /** Cancelled ones too. */
    public List<PerformanceId> idsOf(EventId event) {
        return of(event).stream().map(Performance::id).toList();
    }

    /** Those that can still be given. */
    public List<PerformanceId> openOf(EventId event) {
        Instant now = clock.instant();
        return of(event).stream().filter(each -> !each.isCancelled() && !each.hasEnded(now)).map(Performance::id).toList();
    }

    private void cancel(EventId event, Performance performance, String reason) {
        performance.cancel(reason, clock.instant());
        edits.flush();
        cancelled.fire(new PerformanceCancelled(event, performance.id(), reason));
    }

    private List<Performance> of(EventId event) {
        return entityManager.createQuery("SELECT p FROM Performance p WHERE p.eventId = :event ORDER BY p.startsAt", Performance.class)
            .setParameter("event", event.value())
            .getResultList();
    }

    private Performance require(EventId event, PerformanceId id) {
        Performance performance = entityManager.find(Performance.class, id.value());
        if (performance == null || !performance.isOf(event)) {
            throw Problem.notFound("PERFORMANCE_NOT_FOUND", "공연 회차를 찾을 수 없습니다.");
        }
        return performance;
    }

    private void check(Showing showing) {
        if (!showing.startsAt().isBefore(showing.endsAt())) {
            throw Problem.invalidField("performances", "공연 종료는 공연 시작보다 늦어야 합니다.");
        }
        if (showing.endsAt().isAfter(showing.startsAt().plus(LONGEST))) {
            throw Problem.invalidField("performances", "공연은 시작한 뒤 24시간 안에 끝나야 합니다.");
        }
        if (!showing.startsAt().isAfter(clock.instant())) {
            throw Problem.invalidField("performances", "공연 시작은 지금보다 뒤여야 합니다.");
        }
    }
}
