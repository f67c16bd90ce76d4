package io.yemae.planning;

import io.yemae.catalog.GradeView;
import io.yemae.planning.domain.Grade;
import io.yemae.planning.domain.TicketedEvent;
import io.yemae.planning.persistence.EventRows;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.shared.Uuid7;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.UUID;

/** Adds and changes the price grades of an event, which all its performances share (requirement 1, 2.1). */
@Stateless
public class GradeAdministration {

    @Inject
    EventRows events;

    @Inject
    EventEdits edits;

    @Inject
    EventSeats seats;

    /**
     * Adds a grade of general admission, and its units to each performance that is not over. Sections have their grades from the beginning.
     *
     * @param version of the event that the change was made from
     * @throws Problem invalid if there is no quantity or the name is taken; not found {@code EVENT_NOT_FOUND}; conflict {@code
     *     CHANGED_MEANWHILE} or {@code EVENT_CANCELLED}
     */
    public UUID add(EventId id, int version, NewGrade grade) {
        TicketedEvent event = edits.begin(id, version);
        if (grade.quantity() == null) {
            throw Problem.invalidField("quantity", "나중에 더하는 등급은 자유석입니다. 수량을 입력해주세요.");
        }
        UUID gradeId = Uuid7.next();
        events.add(new Grade(gradeId, id, grade));
        events.flush();
        seats.changeQuantity(event, gradeId, 0, grade.quantity());
        edits.finish(id, "grade.add", gradeId, grade.name() + ", " + grade.price().amount());
        return gradeId;
    }

    /**
     * Changes price, colour, description and quantity. A new price applies to later reservations.
     *
     * @param version of the event that the change was made from
     * @throws Problem invalid if a grade with seats would become general admission or the other way round; not found {@code
     *     EVENT_NOT_FOUND} or {@code GRADE_NOT_FOUND}; conflict {@code CHANGED_MEANWHILE}, {@code EVENT_CANCELLED}, or {@code SEATS_IN_USE}
     *     if fewer units would be left than were ever reserved
     */
    public void change(EventId id, UUID gradeId, int version, ChangeGrade command) {
        TicketedEvent event = edits.begin(id, version, () -> events.grade(id, gradeId).map(Grade::values));
        Grade grade = events.grade(id, gradeId).orElseThrow(GradeView::unknown);
        GradeView before = grade.view();
        if (before.isGeneralAdmission() != (command.quantity() != null)) {
            throw Problem.invalidField("quantity", before.isGeneralAdmission()
                ? "자유석의 수량을 입력해주세요."
                : "좌석이 있는 등급의 수량은 좌석 배치를 따릅니다.");
        }
        grade.change(command);
        events.flush();
        if (!Objects.equals(before.quantity(), command.quantity())) {
            seats.changeQuantity(event, gradeId, before.quantity(), command.quantity());
        }
        edits.finish(id, "grade.change", gradeId,
            before.name() + ", " + before.price().amount() + " → " + command.price().amount());
    }
}
