package io.yemae.catalog;

import io.yemae.catalog.domain.StatusSchedule;
import io.yemae.catalog.persistence.StatusChangeRows;
import io.yemae.live.Change;
import io.yemae.live.Changes;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Publishes an event at the instant at which it comes on sale, ends, or one of its performances starts or ends (requirement 2, "Event
 * Status Updater").
 */
@Stateless
public class EventStatusUpdater {
    private static final int BATCH = 500;

    @Inject
    StatusChangeRows rows;

    @Inject
    Changes changes;

    @Inject
    Clock clock;

    /**
     * @param processedUntil all changes up to this instant have been published
     * @param idle           no change is due for this long
     */
    public record Progress(Instant processedUntil, Duration idle) {
    }

    /** @param processedUntil all changes up to this instant have been published */
    public Progress publishDue(Instant processedUntil) {
        StatusSchedule schedule = StatusSchedule.at(clock.instant(), processedUntil, rows.after(processedUntil, BATCH));
        schedule.due().forEach(event -> changes.publish(Change.ofEvent(event)));
        return new Progress(schedule.processedUntil(), schedule.idle());
    }
}
