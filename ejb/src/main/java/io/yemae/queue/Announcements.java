package io.yemae.queue;

import io.yemae.queue.persistence.Turns;
import io.yemae.shared.EventId;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * The announcements in force, from memory: every poll of everybody who waits shows one. They are read every second, so each node shows an
 * announcement at most a second after it was made.
 */
@ApplicationScoped
public class Announcements {
    private volatile Map<EventId, RoomAnnouncement> inForce = Map.of();

    @EJB
    Turns turns;

    @Inject
    Clock clock;

    /** Does not block. */
    public Optional<RoomAnnouncement> of(EventId event) {
        return Optional.ofNullable(inForce.get(event)).filter(each -> each.isInForce(clock.instant()));
    }

    /** To be called every second. */
    public void refresh() {
        inForce = turns.announcements();
    }
}
