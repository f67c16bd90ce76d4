package io.yemae.catalog;

import io.yemae.ops.AuditLog;
import io.yemae.shared.Constraints;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.List;

/** Putting events on sale. */
@Stateless
public class EventAdministration {

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    Event<PerformanceScheduled> scheduled;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /**
     * Makes the event with its grades and performances, and the seats of each performance.
     *
     * @throws Problem invalid when the venue or the layout is unknown or the window is empty, conflict {@code PERFORMANCES_OVERLAP} when
     *     another performance is given in the venue at the same time
     */
    public EventId create(CreateEvent command, UserId by) {
        check(command);
        EventId id = EventId.next();
        try {
            entityManager.persist(new io.yemae.catalog.Event(id, command, by, clock.instant()));
            command.grades().forEach(grade -> addGrade(id, grade));
            entityManager.flush();
            command.performances().forEach(showing -> schedule(id, command, showing));
        } catch (PersistenceException e) {
            throw explained(e);
        }
        audit.record("event.create", id.toString(), command.title());
        return id;
    }

    /** Adds a grade to an event; used for the sections of a layout that the event names no grade for. */
    public GradeView addGrade(EventId event, NewGrade grade) {
        Grade added = new Grade(Uuid7.next(), event, grade);
        entityManager.persist(added);
        return added.view();
    }

    public List<GradeView> grades(EventId event) {
        return entityManager.createQuery("SELECT g FROM Grade g WHERE g.eventId = :event ORDER BY g.price DESC, g.name", Grade.class)
            .setParameter("event", event.value())
            .getResultStream()
            .map(Grade::view)
            .toList();
    }

    private void schedule(EventId event, CreateEvent command, CreateEvent.Showing showing) {
        PerformanceId performance = PerformanceId.next();
        entityManager.persist(new Performance(performance, event, command.venueId(), showing.startsAt(), showing.endsAt()));
        entityManager.flush();
        scheduled.fire(new PerformanceScheduled(event, performance, command.seatLayoutId()));
    }

    private static void check(CreateEvent command) {
        if (!command.saleStart().isBefore(command.saleEnd())) {
            throw Problem.invalidField("saleEnd", "판매 종료는 판매 시작보다 늦어야 합니다.");
        }
        if (command.performances().stream().anyMatch(showing -> !showing.startsAt().isBefore(showing.endsAt()))) {
            throw Problem.invalidField("performances", "공연 종료는 공연 시작보다 늦어야 합니다.");
        }
        if (command.seatLayoutId() == null && command.grades().stream().allMatch(grade -> grade.quantity() == null)) {
            throw Problem.invalidField("grades", "좌석 배치나 수량이 있는 등급이 하나는 있어야 합니다.");
        }
    }

    private static RuntimeException explained(PersistenceException failure) {
        return switch (Constraints.violated(failure).orElse("")) {
            case "performances_do_not_overlap" ->
                Problem.conflict("PERFORMANCES_OVERLAP", "같은 장소에 시간이 겹치는 공연이 있습니다.");
            case "grades_name" -> Problem.invalidField("grades", "등급 이름은 서로 달라야 합니다.");
            case "events_venue_id_fkey" -> Problem.invalidField("venueId", "장소를 찾을 수 없습니다.");
            case "events_seat_layout_id_fkey" -> Problem.invalidField("seatLayoutId", "좌석 배치를 찾을 수 없습니다.");
            default -> failure;
        };
    }
}
