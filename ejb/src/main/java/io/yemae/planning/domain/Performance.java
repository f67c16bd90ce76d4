package io.yemae.planning.domain;

import io.yemae.planning.PerformanceTimes;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Generated;

/** One showing of an event, with its own seats. */
@Entity
@Table(name = "performances")
public class Performance {

    @Id
    private UUID id;

    /** Assigned by the database: requirement 3 addresses schedules by number. */
    @Generated
    @Column(insertable = false, updatable = false)
    private Long number;

    @Column(name = "event_id")
    private UUID eventId;

    @Column(name = "venue_id")
    private UUID venueId;

    @Column(name = "starts_at")
    private Instant startsAt;

    @Column(name = "ends_at")
    private Instant endsAt;

    @Column(name = "cancelled_at")
    private Instant cancelledAt;

    /** Null unless the performance was cancelled. */
    @Column(name = "cancel_reason")
    private String cancelReason;

    protected Performance() {
    }

    public Performance(PerformanceId id, EventId eventId, UUID venueId, Instant startsAt, Instant endsAt) {
        this.id = id.value();
        this.eventId = eventId.value();
        this.venueId = venueId;
        this.startsAt = startsAt;
        this.endsAt = endsAt;
    }

    public void moveTo(Instant newStart, Instant newEnd) {
        this.startsAt = newStart;
        this.endsAt = newEnd;
    }

    public void moveTo(UUID otherVenue) {
        this.venueId = otherVenue;
    }

    /** Final. */
    public void cancel(String reason, Instant now) {
        this.cancelledAt = now;
        this.cancelReason = reason;
    }

    public PerformanceId id() {
        return new PerformanceId(id);
    }

    public PerformanceTimes times() {
        return new PerformanceTimes(startsAt, endsAt);
    }

    public boolean isOf(EventId event) {
        return eventId.equals(event.value());
    }

    public boolean isCancelled() {
        return cancelledAt != null;
    }

    public boolean hasStarted(Instant now) {
        return !now.isBefore(startsAt);
    }

    public boolean hasEnded(Instant now) {
        return !now.isBefore(endsAt);
    }
}
