package io.yemae.catalog;

import io.yemae.catalog.domain.Grade;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.shared.Uuid7;
import io.yemae.shared.text.Text;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Adding and changing the price grades of an event, which all its performances share (requirement 1, 2.1). */
@Stateless
public class GradeAdministration {

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    EventEdits edits;

    @Inject
    PerformanceAdministration performances;

    @Inject
    Event<QuantityChanged> quantityChanged;

    /**
     * Adds a grade of general admission, with its units in each performance that is not over. Every section of the layout has its grade already.
     *
     * @param version of the event that the change was made from
     * @throws Problem not found {@code EVENT_NOT_FOUND}, invalid when it has no quantity or its name is taken, conflict {@code CHANGED_MEANWHILE} or
     *     {@code EVENT_CANCELLED}
     */
    public UUID add(EventId event, int version, NewGrade grade) {
        edits.begin(event, version);
        if (grade.quantity() == null) {
            throw Problem.invalidField("quantity", "나중에 더하는 등급은 자유석입니다. 수량을 입력해주세요.");
        }
        UUID id = persist(event, grade).id();
        edits.flush();
        quantityChanged.fire(new QuantityChanged(id, performances.openOf(event), 0, grade.quantity()));
        edits.finish(event, "grade.add", id, grade.name() + ", " + grade.price().amount());
        return id;
    }

    /**
     * Changes price, colour, description and quantity. A new price is for what is reserved from now on.
     *
     * @param version of the event that the change was made from
     * @throws Problem not found {@code EVENT_NOT_FOUND} or {@code GRADE_NOT_FOUND}, invalid when seats are to become general admission or
     *     the other way round, conflict {@code CHANGED_MEANWHILE}, {@code EVENT_CANCELLED}, or {@code SEATS_IN_USE} when fewer units would be left than are taken
     */
    public void change(EventId event, UUID id, int version, ChangeGrade command) {
        edits.begin(event, version);
        Grade grade = entityManager.find(Grade.class, id);
        if (grade == null || !grade.isOf(event)) {
            throw Problem.notFound("GRADE_NOT_FOUND", "등급을 찾을 수 없습니다.");
        }
        GradeView before = grade.view();
        if (before.isGeneralAdmission() != (command.quantity() != null)) {
            throw Problem.invalidField("quantity", before.isGeneralAdmission() ? "자유석의 수량을 입력해주세요." : "좌석이 있는 등급의 수량은 좌석 배치를 따릅니다.");
        }
        grade.change(command);
        edits.flush();
        if (!Objects.equals(before.quantity(), command.quantity())) {
            quantityChanged.fire(new QuantityChanged(id, performances.openOf(event), before.quantity(), command.quantity()));
        }
        edits.finish(event, "grade.change", id, before.name() + ", " + before.price().amount() + " → " + command.price().amount());
    }

    public GradeView persist(EventId event, NewGrade grade) {
        Grade added = new Grade(Uuid7.next(), event, grade);
        entityManager.persist(added);
        return added.view();
    }

    public List<GradeView> of(EventId event) {
        return entityManager.createQuery("SELECT g FROM Grade g WHERE g.eventId = :event ORDER BY g.price DESC, g.name", Grade.class)
            .setParameter("event", event.value())
            .getResultStream()
            .map(Grade::view)
            .toList();
    }

    /** Those with seats, of sections that the event has no more. */
    public void removeExcept(EventId event, List<String> sections) {
        entityManager.flush();
        Set<String> kept = sections.stream().map(Text::nameKey).collect(Collectors.toSet());
        of(event).stream()
            .filter(grade -> !grade.isGeneralAdmission() && !kept.contains(Text.nameKey(grade.name())))
            .forEach(grade -> entityManager.remove(entityManager.getReference(Grade.class, grade.id())));
    }
}
