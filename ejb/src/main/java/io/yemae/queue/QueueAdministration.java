package io.yemae.queue;

import io.yemae.audit.AuditLog;
import io.yemae.catalog.EventCopied;
import io.yemae.live.Change;
import io.yemae.live.Changes;
import io.yemae.queue.integration.Rooms;
import io.yemae.queue.persistence.RoomStatements;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.shared.Uuid7;
import io.yemae.shared.sql.Constraints;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.Optional;

/** Administration of rooms (requirement 2, "관리자 기능"), and the draw, which is public. */
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
     * Takes effect with the next turn. A lower threshold ends no session: nobody is admitted until enough sessions have ended.
     *
     * @throws Problem not found {@code EVENT_NOT_FOUND}
     */
    public void change(EventId event, ChangeRoom wanted) {
        rooms.of(event);
        statements.change(event, wanted);
        audit.record("queue.change", event.toString(), wanted.toString());
        changes.publish(Change.ofRoom(event));
    }

    /** @throws Problem not found {@code EVENT_NOT_FOUND} */
    public LimitOverrides overrides(EventId event) {
        rooms.of(event);
        return statements.overrides(event);
    }

    /**
     * Empties the room: everybody has to enter again. Users who hold seats stay admitted and can pay for them.
     *
     * @throws Problem not found {@code EVENT_NOT_FOUND}
     */
    public void clear(EventId event) {
        rooms.of(event);
        long cleared = statements.clear(event);
        audit.record("queue.clear", event.toString(), "places: " + cleared);
        changes.publish(Change.ofRoom(event));
    }

    /**
     * Announces a message to everybody who waits. It replaces the present one.
     *
     * @throws Problem not found {@code EVENT_NOT_FOUND}; conflict {@code CHANGED_MEANWHILE} if somebody else makes an announcement at the
     *     same moment
     */
    public RoomAnnouncement announce(EventId event, Announce wanted) {
        rooms.of(event);
        try {
            RoomAnnouncement made = statements.announce(event, Uuid7.next(), wanted);
            audit.record("queue.announce", event.toString(), "until " + made.expiresAt() + ": " + made.korean() + " / " + made.english());
            return made;
        } catch (PersistenceException e) {
            throw Constraints.violated(e).filter("queue_announcements_in_force"::equals).isPresent() ? Problem.changedMeanwhile() : e;
        }
    }

    /**
     * The announcement in force, from the database.
     *
     * @throws Problem not found {@code EVENT_NOT_FOUND}
     */
    public Optional<RoomAnnouncement> announcement(EventId event) {
        rooms.of(event);
        return statements.announcement(event);
    }

    /**
     * Withdraws the announcement. Does nothing if there is none.
     *
     * @throws Problem not found {@code EVENT_NOT_FOUND}
     */
    public void withdrawAnnouncement(EventId event) {
        rooms.of(event);
        if (statements.endAnnouncement(event)) {
            audit.record("queue.announcement.withdraw", event.toString(), "");
        }
    }

    /** The room of a copied event has the limits of the original's. */
    public void onCopied(@Observes EventCopied event) {
        statements.copy(event.source(), event.copy());
    }

    /** @throws Problem not found {@code EVENT_NOT_FOUND} */
    public QueueDraw draw(EventId event) {
        rooms.of(event);
        return statements.draw(event);
    }
}
