package io.yemae.catalog.domain;

import io.yemae.catalog.VenueView;
import jakarta.persistence.Column;
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

    private String name;
    private String address;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private int version;

    protected Venue() {
    }

    public Venue(UUID id, String name, String address, Instant now) {
        this.id = id;
        this.name = name;
        this.address = address;
        this.createdAt = now;
    }

    public void change(String newName, String newAddress) {
        this.name = newName;
        this.address = newAddress;
    }

    public int version() {
        return version;
    }

    public VenueView view() {
        return new VenueView(id, name, address, version);
    }
}
