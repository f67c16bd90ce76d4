package io.yemae.catalog;

import io.yemae.catalog.domain.Venue;
import io.yemae.live.Change;
import io.yemae.live.Changes;
import io.yemae.ops.AuditLog;
import io.yemae.shared.Problem;
import io.yemae.shared.Uuid7;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The places where performances are given. */
@Stateless
public class Venues {

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    AuditLog audit;

    @Inject
    Changes changes;

    @Inject
    Clock clock;

    public VenueView add(String name, String address) {
        Venue venue = new Venue(Uuid7.next(), name, address, clock.instant());
        entityManager.persist(venue);
        VenueView view = venue.view();
        audit.record("venue.add", view.id().toString(), name);
        return view;
    }

    /**
     * Changes what a venue is called; its events show it at once.
     *
     * @param version of the venue that the change was made from
     * @throws Problem not found {@code VENUE_NOT_FOUND}, conflict {@code CHANGED_MEANWHILE}
     */
    public VenueView change(UUID id, int version, String name, String address) {
        Venue venue = entityManager.find(Venue.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (venue == null) {
            throw noSuchVenue();
        }
        if (venue.version() != version) {
            throw Problem.changedMeanwhile();
        }
        venue.change(name, address);
        entityManager.flush();
        audit.record("venue.change", id.toString(), name);
        changes.tell(Change.ofAllEvents());
        return venue.view();
    }

    /** @throws Problem not found {@code VENUE_NOT_FOUND} */
    public VenueView get(UUID id) {
        Venue venue = entityManager.find(Venue.class, id);
        if (venue == null) {
            throw noSuchVenue();
        }
        return venue.view();
    }

    /** By name. */
    public List<VenueView> list() {
        return entityManager.createQuery("SELECT v FROM Venue v ORDER BY v.name, v.id", Venue.class).getResultStream()
            .map(Venue::view)
            .toList();
    }

    private static Problem noSuchVenue() {
        return Problem.notFound("VENUE_NOT_FOUND", "장소를 찾을 수 없습니다.");
    }
}
