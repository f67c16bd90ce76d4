package io.yemae.rest.security;

import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import io.yemae.staff.EventStaff;
import io.yemae.staff.EventSubject;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.UUID;

/**
 * Which events the calling member of staff may use. The one place that knows: administrators may use all, organisers those that they are
 * bound to, and door and box office staff those that they are bound to, or all if there are none.
 */
@RequestScoped
public class StaffAccess {
    private static final String ADMIN = "ADMIN";
    private static final String ORGANISER = "ORGANISER";

    @Inject
    Caller caller;

    @Inject
    EventStaff staff;

    @Inject
    HttpServletRequest http;

    /** The events that lists of the caller may contain; null for all. */
    public Set<EventId> events() {
        if (http.isUserInRole(ADMIN)) {
            return null;
        }
        Set<EventId> bound = staff.events(caller.id());
        return bound.isEmpty() && !http.isUserInRole(ORGANISER) ? null : bound;
    }

    /**
     * For ids that are not in the path; see {@link EventBound} for those that are.
     *
     * @throws Problem not found, as for an unknown id, if the caller may not use the event
     */
    public void require(EventBound.Subject named, UUID id) {
        EventSubject subject = EventSubject.valueOf(named.name());
        if (http.isUserInRole(ADMIN) || staff.isBound(caller.id(), subject, id)
            || !http.isUserInRole(ORGANISER) && !staff.isBoundToAny(caller.id())) {
            return;
        }
        throw subject.unknown();
    }
}
