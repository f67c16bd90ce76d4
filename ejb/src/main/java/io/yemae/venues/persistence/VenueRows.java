package io.yemae.venues.persistence;

import io.yemae.shared.WarmUpIds;
import io.yemae.venues.domain.Venue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class VenueRows {

    @PersistenceContext
    EntityManager entityManager;

    public void add(Venue venue) {
        entityManager.persist(venue);
    }

    public Optional<Venue> find(UUID id) {
        return Optional.ofNullable(entityManager.find(Venue.class, id));
    }

    /** Locks the venue until the transaction ends. */
    public Optional<Venue> lock(UUID id) {
        return Optional.ofNullable(entityManager.find(Venue.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Writes the pending changes, so that the version of a view is the one after the change. */
    public void flush() {
        entityManager.flush();
    }

    /** By name, without those of warm-ups. */
    public List<Venue> list() {
        return entityManager.createQuery("SELECT v FROM Venue v ORDER BY v.fields.name, v.id", Venue.class).getResultStream()
            .filter(venue -> !WarmUpIds.contain(venue.view().id()))
            .toList();
    }
}
