package io.yemae.planning;

import io.yemae.catalog.EventCopied;
import io.yemae.planning.domain.Grade;
import io.yemae.planning.domain.TicketedEvent;
import io.yemae.planning.persistence.EventRows;
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
import java.util.ArrayList;
import java.util.List;

/** Creates events: new ones and copies (requirement 1, section 2). */
@Stateless
public class EventCreation {

    @Inject
    EventRows events;

    @Inject
    EventEdits edits;

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
        List<NewGrade> grades = events.grades(id).stream().map(Grade::copy).toList();
        EventId copy = add(new CreateEvent(fields, grades, performances), by);
        copied.fire(new EventCopied(id, copy, command.shift()));
        edits.finish(copy, "event.copy", copy, id + ", " + fields.title());
        return copy;
    }

    private EventId add(CreateEvent command, UserId by) {
        EventFields fields = command.fields();
        fields.requireSaleWindow();
        if (fields.seatLayoutId() == null && command.grades().stream().allMatch(grade -> grade.quantity() == null)) {
            throw EventSeats.nothingToSell("grades");
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
}
