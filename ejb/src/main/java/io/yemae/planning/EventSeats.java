package io.yemae.planning;

import io.yemae.catalog.GradeView;
import io.yemae.planning.domain.Grade;
import io.yemae.planning.domain.Performance;
import io.yemae.planning.domain.SectionGrades;
import io.yemae.planning.domain.TicketedEvent;
import io.yemae.planning.persistence.EventRows;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Keeps the grades and seats of an event in line with its layout and performances. Runs in the transaction of the change. */
@ApplicationScoped
class EventSeats {

    @Inject
    EventRows events;

    @Inject
    SeatSupply seats;

    @Inject
    Clock clock;

    /** The error for an event with neither a layout nor general admission. @param field the invalid one */
    static Problem nothingToSell(String field) {
        return Problem.invalidField(field, "좌석 배치나 수량이 있는 등급이 하나는 있어야 합니다.");
    }

    /**
     * Creates the seats of new performances, and grades for the sections that the event names no grade for.
     *
     * @throws Problem invalid if the layout is unknown, or a grade does not fit its sections
     */
    void create(EventId event, UUID seatLayoutId, List<PerformanceId> performances) {
        create(event, seatLayoutId, performances, seats.sections(seatLayoutId));
    }

    /**
     * Replaces all seats by those of another layout.
     *
     * @throws Problem as {@link #create}; conflict {@code SEATS_IN_USE} if a seat is held or sold
     */
    void replace(EventId event, UUID seatLayoutId) {
        List<PerformanceId> performances = events.performances(event).stream().map(Performance::id).toList();
        seats.removeAll(performances);
        List<SeatSupply.Section> sections = seats.sections(seatLayoutId);
        events.flush();
        events.grades(event).stream().filter(grade -> SectionGrades.isObsolete(grade.view(), sections)).forEach(events::remove);
        create(event, seatLayoutId, performances, sections);
    }

    /**
     * Changes the units of general admission in each performance that is neither cancelled nor over.
     *
     * @throws Problem conflict {@code SEATS_IN_USE} if fewer units would be left than were ever reserved
     */
    void changeQuantity(TicketedEvent event, UUID grade, int before, int after) {
        Instant now = clock.instant();
        List<PerformanceId> open = events.performances(event.id()).stream()
            .filter(each -> !each.isCancelled() && !each.hasEnded(now))
            .map(Performance::id)
            .toList();
        seats.changeQuantity(grade, open, before, after);
    }

    private void create(EventId event, UUID seatLayoutId, List<PerformanceId> performances, List<SeatSupply.Section> sections) {
        List<GradeView> grades = new ArrayList<>(events.grades(event).stream().map(Grade::view).toList());
        SectionGrades.check(grades, sections);
        for (NewGrade missing : SectionGrades.missing(grades, sections)) {
            Grade grade = new Grade(Uuid7.next(), event, missing);
            events.add(grade);
            grades.add(grade.view());
        }
        events.flush();
        seats.create(seatLayoutId, performances, grades);
    }
}
