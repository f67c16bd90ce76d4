package io.yemae.catalog;

import io.yemae.ops.AuditLog;
import io.yemae.shared.Uuid7;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;

/** The places where performances are given. */
@Stateless
public class Venues {

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    public VenueView add(String name, String address) {
        Venue venue = new Venue(Uuid7.next(), name, address, clock.instant());
        entityManager.persist(venue);
        VenueView view = venue.view();
        audit.record("venue.add", view.id().toString(), name);
        return view;
    }

    public List<VenueView> list() {
        return entityManager.createQuery("SELECT v FROM Venue v ORDER BY v.name, v.id", Venue.class).getResultStream()
            .map(Venue::view)
            .toList();
    }
}
