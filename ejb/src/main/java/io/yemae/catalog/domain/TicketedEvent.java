package io.yemae.catalog.domain;

import io.yemae.catalog.EventFields;
import io.yemae.catalog.EventForm;
import io.yemae.catalog.GradeView;
import io.yemae.shared.EventId;
import io.yemae.shared.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Generated;

/**
 * What is sold: a title at a venue, within a sale window. It is upcoming until its sale starts, on sale until the sale ends or its last
 * performance is over, then ended; sold out instead of on sale while nothing of it is free; a cancellation ends it at any time. None of
 * that is stored but the instants it follows from.
 */
@Entity
@Table(name = "events")
public class TicketedEvent {

    @Id
    private UUID id;

    /** Given by the database: requirement 3 addresses concerts by number. */
    @Generated
    @Column(insertable = false, updatable = false)
    private Long number;

    private String title;
    private String description;

    @Column(name = "artist_name")
    private String artistName;

    private String category;

    @Column(name = "venue_id")
    private UUID venueId;

    @Column(name = "running_minutes")
    private int runningMinutes;

    @Column(name = "poster_image_url")
    private String posterImageUrl;

    @Column(name = "sale_start")
    private Instant saleStart;

    @Column(name = "sale_end")
    private Instant saleEnd;

    @Column(name = "seat_layout_id")
    private UUID seatLayoutId;

    /** Null: the policy decides. */
    @Column(name = "hold_minutes")
    private Integer holdMinutes;

    /** Null: the policy decides. */
    @Column(name = "max_seats_per_user")
    private Integer maxSeatsPerUser;

    /** Null: the policy decides. */
    @Column(name = "cancel_hours_before")
    private Integer cancelHoursBefore;

    @Column(name = "cancelled_at")
    private Instant cancelledAt;

    /** Null unless it was cancelled. */
    @Column(name = "cancel_reason")
    private String cancelReason;

    @Column(name = "created_by")
    private UUID createdBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    /** Of the event with its performances and grades: whoever changes one of them counts it up, see {@code EventEdits}. */
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

    public void change(EventFields fields) {
        this.title = fields.title();
        this.description = fields.description();
        this.artistName = fields.artistName();
        this.category = fields.category();
        this.venueId = fields.venueId();
        this.runningMinutes = fields.runningMinutes();
        this.posterImageUrl = fields.posterImageUrl();
        this.saleStart = fields.saleStart();
        this.saleEnd = fields.saleEnd();
        this.seatLayoutId = fields.seatLayoutId();
        this.holdMinutes = fields.holdMinutes();
        this.maxSeatsPerUser = fields.maxSeatsPerUser();
        this.cancelHoursBefore = fields.cancelHoursBefore();
    }

    /** Whatever of it, of its performances or of its grades is changed: this counts the version up. */
    public void touch(Instant now) {
        this.updatedAt = now;
    }

    /** For good. */
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
        return new EventFields(title, description, artistName, category, venueId, runningMinutes, posterImageUrl, saleStart, saleEnd, seatLayoutId,
            holdMinutes, maxSeatsPerUser, cancelHoursBefore);
    }

    public EventForm form(List<EventForm.Showing> performances, List<GradeView> grades) {
        return new EventForm(id(), number, version, fields(), cancelledAt, cancelReason, createdAt, updatedAt, performances, grades);
    }
}
