package io.yemae.catalog;

import io.yemae.shared.EventId;
import io.yemae.shared.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Generated;

/**
 * What is sold: a title at a venue, within a sale window. It is upcoming until its sale starts, on sale until the sale ends or its last
 * performance is over, then ended; sold out instead of on sale while nothing of it is free; a cancellation ends it at any time. None of
 * that is stored but the instants it follows from.
 */
@Entity
@Table(name = "events")
class Event {

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

    @Column(name = "cancelled_at")
    private Instant cancelledAt;

    @Column(name = "created_by")
    private UUID createdBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Version
    private int version;

    protected Event() {
    }

    Event(EventId id, CreateEvent command, UserId createdBy, Instant now) {
        this.id = id.value();
        this.title = command.title();
        this.description = command.description();
        this.artistName = command.artistName();
        this.category = command.category();
        this.venueId = command.venueId();
        this.runningMinutes = command.runningMinutes();
        this.posterImageUrl = command.posterImageUrl();
        this.saleStart = command.saleStart();
        this.saleEnd = command.saleEnd();
        this.seatLayoutId = command.seatLayoutId();
        this.holdMinutes = command.holdMinutes();
        this.maxSeatsPerUser = command.maxSeatsPerUser();
        this.createdBy = createdBy.value();
        this.createdAt = now;
        this.updatedAt = now;
    }
}
