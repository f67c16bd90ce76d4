package io.yemae.catalog;

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
class Venue {

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

    Venue(UUID id, String name, String address, Instant now) {
        this.id = id;
        this.name = name;
        this.address = address;
        this.createdAt = now;
    }

    void change(String newName, String newAddress) {
        this.name = newName;
        this.address = newAddress;
    }

    int version() {
        return version;
    }

    VenueView view() {
        return new VenueView(id, name, address, version);
    }
}
