package io.yemae.venues.domain;

import io.yemae.venues.VenueFields;
import io.yemae.venues.VenueView;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A place with a name and an address. */
@Entity
@Table(name = "venues")
public class Venue {

    @Id
    private UUID id;

    @Embedded
    private VenueFields fields;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private int version;

    protected Venue() {
    }

    public Venue(UUID id, VenueFields fields, Instant now) {
        this.id = id;
        this.fields = fields;
        this.createdAt = now;
    }

    public void change(VenueFields newFields) {
        this.fields = newFields;
    }

    public int version() {
        return version;
    }

    public VenueView view() {
        return new VenueView(id, fields.name(), fields.address(), fields.englishName(), fields.englishAddress(), version);
    }
}
