package io.yemae.staff;

import io.yemae.audit.AuditLog;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.shared.UserId;
import io.yemae.staff.persistence.EventStaffRows;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Binds staff to events. A change takes effect with the next request. */
@Stateless
public class EventStaff {

    @Inject
    EventStaffRows rows;

    @Inject
    AuditLog audit;

    /** The events that a user is bound to. */
    public Set<EventId> events(UserId user) {
        return rows.events(user);
    }

    /** Whether a user is bound to the event of a subject. False if there is no such subject. */
    public boolean isBound(UserId user, EventSubject subject, UUID id) {
        return rows.isBound(user, subject, id);
    }

    public boolean isBoundToAny(UserId user) {
        return rows.isBoundToAny(user);
    }

    /** The latest first. @throws Problem not found {@code USER_NOT_FOUND} */
    public List<StaffEvent> bindings(UserId user) {
        requireRole(user);
        return rows.bindings(user);
    }

    /** By name. @throws Problem not found {@code EVENT_NOT_FOUND} */
    public List<StaffMember> members(EventId event) {
        requireEvent(event);
        return rows.members(event);
    }

    /**
     * Binds a user to an event. Has no effect if the user is bound already.
     *
     * @throws Problem not found {@code USER_NOT_FOUND} or {@code EVENT_NOT_FOUND}; conflict {@code NO_ROLE_FOR_EVENTS} if the user's role
     *     has nothing to do with single events
     */
    public void bind(UserId user, EventId event) {
        if (!requireRole(user)) {
            throw Problem.conflict("NO_ROLE_FOR_EVENTS", "주최자, 매표소, 입장 확인 역할의 사용자만 이벤트에 연결할 수 있습니다.");
        }
        requireEvent(event);
        if (rows.bind(user, event)) {
            audit.record("staff.bind", event.toString(), user.toString());
        }
    }

    /** Has no effect if the user is not bound to the event. @throws Problem not found {@code USER_NOT_FOUND} */
    public void unbind(UserId user, EventId event) {
        requireRole(user);
        if (rows.unbind(user, event)) {
            audit.record("staff.unbind", event.toString(), user.toString());
        }
    }

    /** Binds the creator of an event who is an organiser. Nobody else needs it. */
    public void bindCreator(EventId event, UserId creator) {
        if (rows.isOrganiser(creator) && rows.bind(creator, event)) {
            audit.record("staff.bind", event.toString(), creator.toString());
        }
    }

    /** @return whether the role is one that is bound to events */
    private boolean requireRole(UserId user) {
        return rows.hasRoleForEvents(user).orElseThrow(UserId::unknown);
    }

    private void requireEvent(EventId event) {
        if (!rows.exists(event)) {
            throw EventId.unknown();
        }
    }
}
