package io.yemae.planning;

import io.yemae.audit.AuditLog;
import io.yemae.live.Change;
import io.yemae.live.Changes;
import io.yemae.planning.domain.TicketedEvent;
import io.yemae.planning.persistence.EventRows;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Begins and ends every change of an event, of its performances and of its grades. Changes of one event are serialised by a lock on its
 * row, checked against the version that they were made from, recorded in the audit log, and published to every node.
 */
@ApplicationScoped
class EventEdits {

    @Inject
    EventRows events;

    @Inject
    AuditLog audit;

    @Inject
    Changes changes;

    @Inject
    Clock clock;

    /**
     * Locks the event and counts its version up.
     *
     * @param version that the change was made from
     * @throws EventChanged if the version is outdated
     * @throws Problem not found {@code EVENT_NOT_FOUND}, conflict {@code EVENT_CANCELLED}
     */
    TicketedEvent begin(EventId id, int version) {
        return begin(id, version, Optional::empty);
    }

    /**
     * As {@link #begin(EventId, int)}.
     *
     * @param values read if the version is outdated: the present values of what is to be changed, by the names of the request; if empty,
     *     those of the event
     */
    TicketedEvent begin(EventId id, int version, Supplier<Optional<Map<String, Object>>> values) {
        TicketedEvent event = begin(id);
        if (event.version() != version) {
            Map<String, Object> current = new LinkedHashMap<>(values.get().orElseGet(event.fields()::values));
            current.put("version", event.version());
            throw new EventChanged(current);
        }
        if (event.isCancelled()) {
            throw Problem.conflict("EVENT_CANCELLED", "취소된 이벤트는 바꿀 수 없습니다.");
        }
        event.touch(clock.instant());
        return event;
    }

    /** Locks the event, whatever its version. The version does not change yet. @throws Problem not found {@code EVENT_NOT_FOUND} */
    TicketedEvent begin(EventId id) {
        return events.lock(id).orElseThrow(EventId::unknown);
    }

    /**
     * @param action as the audit log names it
     * @param target the id of what was changed
     * @throws Problem as {@link EventRows#flush}
     */
    void finish(EventId event, String action, Object target, String detail) {
        events.flush();
        audit.record(action, target.toString(), detail);
        changes.publish(Change.ofEvent(event));
    }
}
