package io.yemae.catalog;

import io.yemae.catalog.domain.StatusPlan;
import io.yemae.catalog.persistence.StatusQueries;
import io.yemae.live.Change;
import io.yemae.live.Changes;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Tells every event that comes on sale, ends, or has a performance that begins or ends, at that instant (requirement 2, "Event Status Updater"). */
@Stateless
public class StatusClock {
    private static final int MOST = 500;

    @Inject
    StatusQueries queries;

    @Inject
    Changes changes;

    @Inject
    Clock clock;

    /** @param told up to where all turns were told; @param rest how long nothing will come */
    public record Told(Instant told, Duration rest) {
    }

    /** @param told up to where all turns were told */
    public Told tell(Instant told) {
        StatusPlan plan = StatusPlan.at(clock.instant(), told, queries.turns(told, MOST));
        plan.due().forEach(event -> changes.tell(Change.ofEvent(event)));
        return new Told(plan.told(), plan.rest());
    }
}
