package io.yemae.planning;

import io.yemae.planning.domain.Grade;
import io.yemae.planning.domain.Performance;
import io.yemae.planning.domain.TicketedEvent;
import io.yemae.planning.persistence.EventRows;
import io.yemae.planning.persistence.PosterRows;
import io.yemae.planning.persistence.TakenSeatRows;
import io.yemae.shared.EventId;
import io.yemae.shared.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Changes and cancels events (requirement 1, section 2). {@link EventCreation} creates them. */
@Stateless
public class EventAdministration {

    @Inject
    EventRows events;

    @Inject
    EventEdits edits;

    @Inject
    PosterRows posters;

    @Inject
    TakenSeatRows taken;

    @Inject
    PerformanceScheduling scheduling;

    @Inject
    EventSeats seats;

    @Inject
    Clock clock;

    /** The event as it is now. @throws Problem not found {@code EVENT_NOT_FOUND} */
    public AdministeredEvent get(EventId id) {
        return events.find(id).orElseThrow(EventId::unknown)
            .view(posters.of(id).orElse(null), events.seatCounts(id), events.grades(id).stream().map(Grade::view).toList());
    }

    /**
     * Replaces all fields. The sale window and the limits apply from the next reservation on. Another venue moves the performances that
     * have not started. Another layout replaces all seats.
     *
     * @param version of the event that the change was made from
     * @throws Problem as {@link EventCreation#create}; not found {@code EVENT_NOT_FOUND}; conflict {@code CHANGED_MEANWHILE} or {@code
     *     EVENT_CANCELLED};
     *     conflict {@code SEATS_IN_USE} if the venue changes although seats are held or sold, or the layout although there ever was a
     *     reservation
     */
    public void change(EventId id, int version, EventFields fields) {
        fields.requireSaleWindow();
        TicketedEvent event = edits.begin(id, version);
        EventFields before = event.fields();
        boolean otherLayout = !Objects.equals(before.seatLayoutId(), fields.seatLayoutId());
        if (otherLayout) {
            taken.refuseIfEverReserved(id);
            if (fields.seatLayoutId() == null && events.grades(id).stream().noneMatch(grade -> grade.view().isGeneralAdmission())) {
                throw EventSeats.nothingToSell("seatLayoutId");
            }
        }
        event.change(fields);
        events.flush();
        if (!before.venueId().equals(fields.venueId())) {
            relocate(id, fields.venueId());
        }
        if (otherLayout) {
            seats.replace(id, fields.seatLayoutId());
        }
        edits.finish(id, "event.change", id, String.join(", ", before.differences(fields)));
    }

    /**
     * Cancels the event and all its performances that are not over: holds are released, sold seats are refunded. Cancelling again has no
     * effect.
     *
     * @param reason shown to the buyers
     * @throws Problem not found {@code EVENT_NOT_FOUND}
     */
    public void cancel(EventId id, String reason) {
        TicketedEvent event = edits.begin(id);
        if (event.isCancelled()) {
            return;
        }
        Instant now = clock.instant();
        event.cancel(reason, now);
        event.touch(now);
        events.performances(id).stream()
            .filter(performance -> !performance.isCancelled() && !performance.hasEnded(now))
            .forEach(performance -> scheduling.cancel(id, performance, reason));
        edits.finish(id, "event.cancel", id, reason);
    }

    private void relocate(EventId event, UUID venue) {
        Instant now = clock.instant();
        List<Performance> upcoming = events.performances(event).stream()
            .filter(each -> !each.isCancelled() && !each.hasStarted(now))
            .toList();
        taken.refuse(upcoming.stream().map(Performance::id).toList());
        upcoming.forEach(performance -> performance.moveTo(venue));
    }
}
