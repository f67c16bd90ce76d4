package io.yemae.booking.persistence;

import io.yemae.policies.Policies;
import io.yemae.policies.Policy;
import io.yemae.shared.EventId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Per-event limits, which override the policies. */
@ApplicationScoped
public class EventLimits {

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    Policies policies;

    /** How many live seats a user may have in a performance of the event. */
    public int seatsPerUser(EventId event) {
        return limit("SELECT max_seats_per_user FROM events WHERE id = ?1", event).orElseGet(() -> policies.get(Policy.SEATS_PER_USER));
    }

    /** How many hours before the start a confirmed reservation can be cancelled at the latest. */
    public int cancelHoursBefore(EventId event) {
        return limit("SELECT cancel_hours_before FROM events WHERE id = ?1", event)
            .orElseGet(() -> policies.get(Policy.CANCEL_HOURS_BEFORE));
    }

    @SuppressWarnings("unchecked")
    private Optional<Integer> limit(String sql, EventId event) {
        List<Integer> limits = entityManager.createNativeQuery(sql, Integer.class).setParameter(1, event.value()).getResultList();
        return limits.stream().filter(Objects::nonNull).findFirst();
    }
}
