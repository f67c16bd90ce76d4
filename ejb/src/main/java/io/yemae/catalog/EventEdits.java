package io.yemae.catalog;

import io.yemae.catalog.domain.TicketedEvent;
import io.yemae.live.Change;
import io.yemae.live.Changes;
import io.yemae.ops.AuditLog;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.shared.sql.Constraints;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;

/**
 * How every change of an event begins and ends, also one of its performances and grades: one at a time, refused when it was made from what is no
 * longer so, written down, and told to every node.
 */
@ApplicationScoped
class EventEdits {

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    AuditLog audit;

    @Inject
    Changes changes;

    @Inject
    Clock clock;

    /**
     * @param version that the change was made from
     * @throws Problem not found {@code EVENT_NOT_FOUND}, conflict {@code CHANGED_MEANWHILE} or {@code EVENT_CANCELLED}
     */
    TicketedEvent begin(EventId id, int version) {
        TicketedEvent event = begin(id);
        if (event.version() != version) {
            throw Problem.changedMeanwhile();
        }
        if (event.isCancelled()) {
            throw Problem.conflict("EVENT_CANCELLED", "취소된 이벤트는 바꿀 수 없습니다.");
        }
        event.touch(clock.instant());
        return event;
    }

    /** Whatever it was made from, and without counting the version up yet. @throws Problem not found {@code EVENT_NOT_FOUND} */
    TicketedEvent begin(EventId id) {
        TicketedEvent event = entityManager.find(TicketedEvent.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
        if (event == null) {
            throw Problem.notFound("EVENT_NOT_FOUND", "이벤트를 찾을 수 없습니다.");
        }
        return event;
    }

    /**
     * @param action as the audit log names it
     * @param target the id of what was changed
     * @throws Problem conflict {@code PERFORMANCES_OVERLAP}, or invalid when a name is taken or a venue or layout unknown
     */
    void finish(EventId event, String action, Object target, String detail) {
        flush();
        audit.record(action, target.toString(), detail);
        changes.tell(Change.ofEvent(event));
    }

    /** Writes what was changed so far, so that the database can refuse it. @throws Problem as {@link #finish} */
    void flush() {
        try {
            entityManager.flush();
        } catch (PersistenceException e) {
            throw explained(e);
        }
    }

    private static RuntimeException explained(PersistenceException failure) {
        return switch (Constraints.violated(failure).orElse("")) {
            case "performances_do_not_overlap" ->
                Problem.conflict("PERFORMANCES_OVERLAP", "같은 장소에 시간이 겹치는 공연이 있습니다.");
            case "grades_name", "grades_name_key" -> Problem.invalidField("grades", "등급 이름은 서로 달라야 합니다.");
            case "events_venue_id_fkey" -> Problem.invalidField("venueId", "장소를 찾을 수 없습니다.");
            case "events_seat_layout_id_fkey" -> Problem.invalidField("seatLayoutId", "좌석 배치를 찾을 수 없습니다.");
            default -> failure;
        };
    }
}
