package io.yemae.queue;

import io.yemae.live.Change;
import io.yemae.live.Changes;
import io.yemae.ops.AuditLog;
import io.yemae.queue.integration.Rooms;
import io.yemae.queue.persistence.RoomStatements;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** What administrators do with a room (requirement 2, "관리자 기능"), and its draw, which anybody may look at. */
@Stateless
public class QueueAdministration {

    @Inject
    Rooms rooms;

    @Inject
    RoomStatements statements;

    @Inject
    Changes changes;

    @Inject
    AuditLog audit;

    /**
     * Takes effect with the next turn. A lower threshold sends nobody out: nobody is admitted until enough have gone.
     *
     * @throws Problem not found {@code EVENT_NOT_FOUND}
     */
    public void change(EventId event, ChangeRoom wanted) {
        rooms.of(event);
        statements.change(event, wanted);
        audit.record("queue.change", event.toString(), wanted.toString());
        changes.tell(Change.ofRoom(event));
    }

    /** @throws Problem not found {@code EVENT_NOT_FOUND} */
    public RoomLimits limits(EventId event) {
        rooms.of(event);
        return statements.limits(event);
    }

    /**
     * Empties the room: all are told, and have to queue again. Who holds seats stays admitted and can pay for them.
     *
     * @throws Problem not found {@code EVENT_NOT_FOUND}
     */
    public void clear(EventId event) {
        rooms.of(event);
        long cleared = statements.clear(event);
        audit.record("queue.clear", event.toString(), "places: " + cleared);
        changes.tell(Change.ofRoom(event));
    }

    /** @throws Problem not found {@code EVENT_NOT_FOUND} */
    public QueueDraw draw(EventId event) {
        rooms.of(event);
        return statements.draw(event);
    }
}
