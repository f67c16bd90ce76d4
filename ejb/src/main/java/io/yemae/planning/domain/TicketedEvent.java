package io.yemae.planning.domain;

import io.yemae.catalog.GradeView;
import io.yemae.catalog.Poster;
import io.yemae.catalog.domain.EventFacts;
import io.yemae.planning.AdministeredEvent;
import io.yemae.planning.EventFields;
import io.yemae.shared.EventId;
import io.yemae.shared.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Generated;

/**
 * An event that tickets are sold for: a title at a venue, within a sale window. It is upcoming until the sale starts, on sale until the
 * sale ends or the last performance is over, then ended. While no seat is free it is sold out instead of on sale. A cancellation ends it
 * at any time. The status is not stored; it follows from the stored instants, see {@link EventFacts}.
 */
@Entity
@Table(name = "events")
public class TicketedEvent {

    @Id
    private UUID id;

    /** Assigned by the database: requirement 3 addresses concerts by number. */
    @Generated
    @Column(insertable = false, updatable = false)
    private Long number;

    @Embedded
    private EventFields fields;

    @Column(name = "cancelled_at")
    private Instant cancelledAt;

    /** Null unless the event was cancelled. */
    @Column(name = "cancel_reason")
    private String cancelReason;

    @Column(name = "created_by")
    private UUID createdBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    /** Covers the performances and grades as well: a change of one of them increments it through {@link #touch}. */
    @Version
    private int version;

    protected TicketedEvent() {
    }

    public TicketedEvent(EventId id, EventFields fields, UserId createdBy, Instant now) {
        this.id = id.value();
        this.createdBy = createdBy.value();
        this.createdAt = now;
        change(fields);
        touch(now);
    }

    public void change(EventFields newFields) {
        this.fields = newFields;
    }

    /** Increments the version, for a change of the event, its performances or its grades. */
    public void touch(Instant now) {
        this.updatedAt = now;
    }

    /** Final. */
    public void cancel(String reason, Instant now) {
        this.cancelledAt = now;
        this.cancelReason = reason;
    }

    public boolean isCancelled() {
        return cancelledAt != null;
    }

    public EventId id() {
        return new EventId(id);
    }

    public int version() {
        return version;
    }

    public EventFields fields() {
        return fields;
    }

    /** @param poster null if none was uploaded */
    public AdministeredEvent view(Poster poster, List<AdministeredEvent.Performance> performances, List<GradeView> grades) {
        return new AdministeredEvent(id(), number, version, fields, poster, cancelledAt, cancelReason, createdAt, updatedAt, performances,
            grades);
    }
}
