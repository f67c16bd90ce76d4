package io.yemae.booking.persistence;

import io.yemae.shared.EventId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The rules of an event that come before the policies. */
@ApplicationScoped
public class EventLimits {

    @PersistenceContext
    EntityManager entityManager;

    public Optional<Integer> seatsPerUser(EventId event) {
        @SuppressWarnings("unchecked")
        List<Integer> limits = entityManager.createNativeQuery("SELECT max_seats_per_user FROM events WHERE id = ?1", Integer.class)
            .setParameter(1, event.value())
            .getResultList();
        return limits.stream().filter(Objects::nonNull).findFirst();
    }
}
