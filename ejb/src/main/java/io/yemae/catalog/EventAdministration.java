package io.yemae.catalog;

import io.yemae.catalog.domain.Grade;
import io.yemae.catalog.domain.Performance;
import io.yemae.catalog.domain.TicketedEvent;
import io.yemae.catalog.persistence.EventRows;
import io.yemae.catalog.persistence.PosterRows;
import io.yemae.catalog.persistence.TakenSeatRows;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import io.yemae.staff.EventStaff;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Creates, changes and cancels events (requirement 1, section 2). */
@Stateless
public class EventAdministration {

    @Inject
    EventRows events;

    @Inject
    EventEdits edits;

    @Inject
    PosterRows posters;

    @Inject
    TakenSeatRows taken;

    @Inject
    PerformanceScheduling scheduling;

    @Inject
    EventSeats seats;

    @Inject
    EventStaff staff;

    @Inject
    Event<EventCopied> copied;

    @Inject
    Clock clock;

    /** The event as it is now. @throws Problem not found {@code EVENT_NOT_FOUND} */
    public AdministeredEvent get(EventId id) {
        return events.find(id).orElseThrow(EventId::unknown)
            .view(posters.of(id).orElse(null), events.seatCounts(id), events.grades(id).stream().map(Grade::view).toList());
    }

    /**
     * Creates the event with its grades and performances, and the seats of each performance. An organiser is bound to it.
     *
     * @throws Problem invalid if the venue or the layout is unknown, the sale window is empty, or a grade does not fit the layout; conflict
     *     {@code PERFORMANCES_OVERLAP} if another performance takes place in the venue at the same time
     */
    public EventId create(CreateEvent command, UserId by) {
        EventId id = add(command, by);
        edits.finish(id, "event.create", id, command.fields().title());
        return id;
    }

    /**
     * Copies an event with its grades, its limits and, if wanted, its performances: those that are not cancelled, or all if the event is.
     * Other features copy what they know of it ({@link EventCopied}). The sale of the copy starts in the future, so that it does not open
     * before somebody has looked at it.
     *
     * @throws Problem as {@link #create}; not found {@code EVENT_NOT_FOUND}; invalid if the sale or a performance would start in the past
     */
    public EventId copy(EventId id, CopyEvent command, UserId by) {
        TicketedEvent source = events.find(id).orElseThrow(EventId::unknown);
        EventFields fields = source.fields().copy(command.title(), command.shift(), command.saleStart());
        if (!fields.saleStart().isAfter(clock.instant())) {
            throw Problem.invalidField("saleStart", "복사한 이벤트의 판매 시작은 지금보다 뒤여야 합니다.");
        }
        List<PerformanceTimes> performances = !command.performances() ? List.of() : events.performances(id).stream()
            .filter(each -> source.isCancelled() || !each.isCancelled())
            .map(each -> each.times().shifted(command.shift()))
            .toList();
        if (performances.stream().anyMatch(each -> !each.startsAt().isAfter(clock.instant()))) {
            throw Problem.invalidField("shiftDays", "복사한 회차의 시작은 모두 지금보다 뒤여야 합니다.");
        }
        List<NewGrade> grades = events.grades(id).stream().map(each -> each.view().copy()).toList();
        EventId copy = add(new CreateEvent(fields, grades, performances), by);
        copied.fire(new EventCopied(id, copy, command.shift()));
        edits.finish(copy, "event.copy", copy, id + ", " + fields.title());
        return copy;
    }

    private EventId add(CreateEvent command, UserId by) {
        EventFields fields = command.fields();
        check(fields);
        if (fields.seatLayoutId() == null && command.grades().stream().allMatch(grade -> grade.quantity() == null)) {
            throw nothingToSell("grades");
        }
        EventId id = EventId.next();
        events.add(new TicketedEvent(id, fields, by, clock.instant()));
        command.grades().forEach(grade -> events.add(new Grade(Uuid7.next(), id, grade)));
        events.flush();
        List<PerformanceId> performances = new ArrayList<>();
        command.performances().forEach(times -> performances.add(scheduling.add(id, fields.venueId(), times)));
        seats.create(id, fields.seatLayoutId(), performances);
        staff.bindCreator(id, by);
        return id;
    }

    /**
     * Replaces all fields. The sale window and the limits apply from the next reservation on. Another venue moves the performances that
     * have not started. Another layout replaces all seats.
     *
     * @param version of the event that the change was made from
     * @throws Problem as {@link #create}; not found {@code EVENT_NOT_FOUND}; conflict {@code CHANGED_MEANWHILE} or {@code EVENT_CANCELLED};
     *     conflict {@code SEATS_IN_USE} if the venue changes although seats are held or sold, or the layout although there ever was a
     *     reservation
     */
    public void change(EventId id, int version, EventFields fields) {
        check(fields);
        TicketedEvent event = edits.begin(id, version);
        EventFields before = event.fields();
        boolean otherLayout = !Objects.equals(before.seatLayoutId(), fields.seatLayoutId());
        if (otherLayout) {
            taken.refuseIfEverReserved(id);
            if (fields.seatLayoutId() == null && events.grades(id).stream().noneMatch(grade -> grade.view().isGeneralAdmission())) {
                throw nothingToSell("seatLayoutId");
            }
        }
        event.change(fields);
        events.flush();
        if (!before.venueId().equals(fields.venueId())) {
            relocate(id, fields.venueId());
        }
        if (otherLayout) {
            seats.replace(id, fields.seatLayoutId());
        }
        edits.finish(id, "event.change", id, String.join(", ", before.differences(fields)));
    }

    /**
     * Cancels the event and all its performances that are not over: holds are released, sold seats are refunded. Cancelling again has no
     * effect.
     *
     * @param reason shown to the buyers
     * @throws Problem not found {@code EVENT_NOT_FOUND}
     */
    public void cancel(EventId id, String reason) {
        TicketedEvent event = edits.begin(id);
        if (event.isCancelled()) {
            return;
        }
        Instant now = clock.instant();
        event.cancel(reason, now);
        event.touch(now);
        events.performances(id).stream()
            .filter(performance -> !performance.isCancelled() && !performance.hasEnded(now))
            .forEach(performance -> scheduling.cancel(id, performance, reason));
        edits.finish(id, "event.cancel", id, reason);
    }

    private void relocate(EventId event, UUID venue) {
        Instant now = clock.instant();
        List<Performance> upcoming = events.performances(event).stream()
            .filter(each -> !each.isCancelled() && !each.hasStarted(now))
            .toList();
        taken.refuse(upcoming.stream().map(Performance::id).toList());
        upcoming.forEach(performance -> performance.moveTo(venue));
    }

    private static void check(EventFields fields) {
        if (!fields.saleStart().isBefore(fields.saleEnd())) {
            throw Problem.invalidField("saleEnd", "판매 종료는 판매 시작보다 늦어야 합니다.");
        }
    }

    private static Problem nothingToSell(String field) {
        return Problem.invalidField(field, "좌석 배치나 수량이 있는 등급이 하나는 있어야 합니다.");
    }
}
