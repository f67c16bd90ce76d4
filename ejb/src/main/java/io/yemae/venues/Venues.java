package io.yemae.venues;

import io.yemae.audit.AuditLog;
import io.yemae.live.Change;
import io.yemae.live.Changes;
import io.yemae.shared.Problem;
import io.yemae.shared.Uuid7;
import io.yemae.venues.domain.Venue;
import io.yemae.venues.persistence.VenueRows;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The places where performances take place. */
@Stateless
public class Venues {

    @Inject
    VenueRows venues;

    @Inject
    AuditLog audit;

    @Inject
    Changes changes;

    @Inject
    Clock clock;

    public VenueView add(VenueFields fields) {
        Venue venue = new Venue(Uuid7.next(), fields, clock.instant());
        venues.add(venue);
        VenueView view = venue.view();
        audit.record("venue.add", view.id().toString(), fields.name());
        return view;
    }

    /**
     * Changes all fields; the events of the venue show them at once.
     *
     * @param version of the venue that the change was made from
     * @throws Problem not found {@code VENUE_NOT_FOUND}, conflict {@code CHANGED_MEANWHILE}
     */
    public VenueView change(UUID id, int version, VenueFields fields) {
        Venue venue = venues.lock(id).orElseThrow(Venues::unknown);
        if (venue.version() != version) {
            throw Problem.changedMeanwhile();
        }
        venue.change(fields);
        venues.flush();
        audit.record("venue.change", id.toString(), fields.name());
        changes.publish(Change.ofAllEvents());
        return venue.view();
    }

    /** @throws Problem not found {@code VENUE_NOT_FOUND} */
    public VenueView get(UUID id) {
        return venues.find(id).map(Venue::view).orElseThrow(Venues::unknown);
    }

    /** By name. */
    public List<VenueView> list() {
        return venues.list().stream().map(Venue::view).toList();
    }

    private static Problem unknown() {
        return Problem.notFound("VENUE_NOT_FOUND", "장소를 찾을 수 없습니다.");
    }
}
