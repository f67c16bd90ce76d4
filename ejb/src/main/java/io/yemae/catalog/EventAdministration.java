package io.yemae.catalog;

import io.yemae.catalog.domain.TicketedEvent;
import io.yemae.catalog.persistence.TakenSeats;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/** Putting events on sale, changing and cancelling them (requirement 1, section 2). */
@Stateless
public class EventAdministration {

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    EventEdits edits;

    @Inject
    TakenSeats taken;

    @Inject
    PerformanceAdministration performances;

    @Inject
    GradeAdministration grades;

    @Inject
    Event<LayoutReplaced> layoutReplaced;

    @Inject
    Clock clock;

    /**
     * Makes the event with its grades and performances, and the seats of each performance.
     *
     * @throws Problem invalid when the venue or the layout is unknown or the window is empty, conflict {@code PERFORMANCES_OVERLAP} when
     *     another performance is given in the venue at the same time
     */
    public EventId create(CreateEvent command, UserId by) {
        EventFields fields = command.fields();
        check(fields);
        if (fields.seatLayoutId() == null && command.grades().stream().allMatch(grade -> grade.quantity() == null)) {
            throw nothingToSell("grades");
        }
        EventId id = EventId.next();
        entityManager.persist(new TicketedEvent(id, fields, by, clock.instant()));
        command.grades().forEach(grade -> grades.persist(id, grade));
        edits.flush();
        command.performances().forEach(showing -> performances.schedule(id, fields, showing));
        edits.finish(id, "event.create", id, fields.title());
        return id;
    }

    /**
     * Changes all that is given. A sale window and limits hold from the next reservation on. Another venue moves the performances that
     * have not started, another layout makes all seats anew.
     *
     * @param version of the event that the change was made from
     * @throws Problem as {@link #create}, not found {@code EVENT_NOT_FOUND}, conflict {@code CHANGED_MEANWHILE}, {@code EVENT_CANCELLED}, or
     *     {@code SEATS_IN_USE} when the venue would change for somebody who has a seat, or the layout of an event that was ever reserved
     */
    public void change(EventId id, int version, EventFields fields) {
        check(fields);
        var event = edits.begin(id, version);
        EventFields before = event.fields();
        boolean otherLayout = !Objects.equals(before.seatLayoutId(), fields.seatLayoutId());
        if (otherLayout) {
            taken.refuseIfEverReserved(id);
            if (fields.seatLayoutId() == null && grades.of(id).stream().noneMatch(GradeView::isGeneralAdmission)) {
                throw nothingToSell("seatLayoutId");
            }
        }
        event.change(fields);
        edits.flush();
        if (!before.venueId().equals(fields.venueId())) {
            performances.relocate(id, fields.venueId());
        }
        if (otherLayout) {
            layoutReplaced.fire(new LayoutReplaced(id, performances.idsOf(id), fields.seatLayoutId()));
        }
        edits.finish(id, "event.change", id, String.join(", ", before.differences(fields)));
    }

    /**
     * Cancels the event and all its performances that are not over: holds are released, what was sold is given back. Cancelling again
     * changes nothing.
     *
     * @param reason for the buyers
     * @throws Problem not found {@code EVENT_NOT_FOUND}
     */
    public void cancel(EventId id, String reason) {
        var event = edits.begin(id);
        if (event.isCancelled()) {
            return;
        }
        event.cancel(reason, clock.instant());
        event.touch(clock.instant());
        performances.cancelAll(id, reason);
        edits.finish(id, "event.cancel", id, reason);
    }

    /** For the sections of a layout that the event names no grade for. */
    public GradeView addGrade(EventId event, NewGrade grade) {
        return grades.persist(event, grade);
    }

    /** Those of sections that the event has no more. */
    public void removeGradesExcept(EventId event, List<String> sections) {
        grades.removeExcept(event, sections);
    }

    /** Dearest first. */
    public List<GradeView> grades(EventId event) {
        return grades.of(event);
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
