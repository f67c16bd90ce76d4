package io.yemae.staff.persistence;

import io.yemae.shared.EventId;
import io.yemae.shared.UserId;
import io.yemae.staff.EventSubject;
import io.yemae.staff.StaffEvent;
import io.yemae.staff.StaffMember;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The bindings in the database. All statements use the primary keys or event_staff_by_event. */
@ApplicationScoped
public class EventStaffRows {
    private static final String EVENTS = """
        SELECT event_id
        FROM event_staff
        WHERE user_id = ?1""";

    private static final String BOUND = """
        SELECT EXISTS (SELECT
                       FROM event_staff
                       WHERE user_id = ?1
                         AND event_id = %s)""";

    private static final String BINDINGS = """
        SELECT event.id, event.title, bound.bound_at
        FROM event_staff bound
        JOIN events event ON event.id = bound.event_id
        WHERE bound.user_id = ?1
        ORDER BY bound.bound_at DESC, event.id""";

    private static final String MEMBERS = """
        SELECT member.id, member.name, member.email, member.role, bound.bound_at
        FROM event_staff bound
        JOIN users member ON member.id = bound.user_id
        WHERE bound.event_id = ?1
        ORDER BY member.name, member.id""";

    private static final String BIND = """
        INSERT INTO event_staff (user_id, event_id)
        VALUES (?1, ?2)
        ON CONFLICT DO NOTHING""";

    private static final String UNBIND = """
        DELETE FROM event_staff
        WHERE user_id = ?1
          AND event_id = ?2""";

    private static final String ROLE = """
        SELECT role
        FROM users
        WHERE id = ?1""";

    private static final String EVENT_EXISTS = """
        SELECT EXISTS (SELECT
                       FROM events
                       WHERE id = ?1
                         AND NOT is_warm_up(id))""";

    private static final Set<String> ROLES_FOR_EVENTS = Set.of("DOOR", "OPERATOR", "ORGANISER");

    @PersistenceContext
    EntityManager entityManager;

    @SuppressWarnings("unchecked")
    public Set<EventId> events(UserId user) {
        List<UUID> ids = entityManager.createNativeQuery(EVENTS, UUID.class).setParameter(1, user.value()).getResultList();
        return ids.stream().map(EventId::new).collect(Collectors.toUnmodifiableSet());
    }

    public boolean isBound(UserId user, EventSubject subject, UUID id) {
        return (Boolean) entityManager.createNativeQuery(BOUND.formatted(eventOf(subject)), Boolean.class)
            .setParameter(1, user.value())
            .setParameter(2, id)
            .getSingleResult();
    }

    public boolean isBoundToAny(UserId user) {
        return !query(EVENTS + "\nLIMIT 1", user).getResultList().isEmpty();
    }

    @SuppressWarnings("unchecked")
    public List<StaffEvent> bindings(UserId user) {
        List<Tuple> rows = entityManager.createNativeQuery(BINDINGS, Tuple.class).setParameter(1, user.value()).getResultList();
        return rows.stream().map(row -> new StaffEvent(new EventId(row.get("id", UUID.class)), row.get("title", String.class),
            row.get("bound_at", Instant.class))).toList();
    }

    @SuppressWarnings("unchecked")
    public List<StaffMember> members(EventId event) {
        List<Tuple> rows = entityManager.createNativeQuery(MEMBERS, Tuple.class).setParameter(1, event.value()).getResultList();
        return rows.stream().map(row -> new StaffMember(new UserId(row.get("id", UUID.class)), row.get("name", String.class),
            row.get("email", String.class), row.get("role", String.class).toLowerCase(Locale.ROOT), row.get("bound_at", Instant.class)))
            .toList();
    }

    /** @return false if the user was bound before */
    public boolean bind(UserId user, EventId event) {
        return query(BIND, user).setParameter(2, event.value()).executeUpdate() == 1;
    }

    /** @return false if the user was not bound */
    public boolean unbind(UserId user, EventId event) {
        return query(UNBIND, user).setParameter(2, event.value()).executeUpdate() == 1;
    }

    /** Whether users with that role are bound to events. Empty if there is no such user. */
    public Optional<Boolean> hasRoleForEvents(UserId user) {
        return role(user).map(ROLES_FOR_EVENTS::contains);
    }

    public boolean isOrganiser(UserId user) {
        return role(user).filter("ORGANISER"::equals).isPresent();
    }

    public boolean exists(EventId event) {
        return (Boolean) entityManager.createNativeQuery(EVENT_EXISTS, Boolean.class).setParameter(1, event.value()).getSingleResult();
    }

    @SuppressWarnings("unchecked")
    private Optional<String> role(UserId user) {
        List<String> roles = entityManager.createNativeQuery(ROLE, String.class).setParameter(1, user.value()).getResultList();
        return roles.stream().findFirst();
    }

    private Query query(String sql, UserId user) {
        return entityManager.createNativeQuery(sql).setParameter(1, user.value());
    }

    private static String eventOf(EventSubject subject) {
        return switch (subject) {
            case EVENT -> "?2";
            case PERFORMANCE -> "(SELECT event_id FROM performances WHERE id = ?2)";
            case RESERVATION -> "(SELECT event_id FROM reservations WHERE id = ?2)";
        };
    }
}
