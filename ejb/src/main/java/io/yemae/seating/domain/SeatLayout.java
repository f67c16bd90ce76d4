package io.yemae.seating.domain;

import io.yemae.seating.LayoutSection;
import io.yemae.seating.SeatLayoutView;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Sections × rows × seats per row, reusable between events. The capacity is derived from the sections. */
@Entity
@Table(name = "seat_layouts")
public class SeatLayout {

    @Id
    private UUID id;

    private String name;
    private String description;

    @Column(name = "total_seats")
    private int totalSeats;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "seat_layout_sections", joinColumns = @JoinColumn(name = "layout_id"))
    @OrderColumn(name = "position")
    private List<LayoutSection> sections;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private int version;

    protected SeatLayout() {
    }

    public SeatLayout(UUID id, String name, String description, List<LayoutSection> sections, Instant now) {
        this.id = id;
        this.createdAt = now;
        this.sections = new ArrayList<>();
        change(name, description, sections);
    }

    /** Only allowed while no event uses it, because existing seats are not regenerated. */
    public void change(String newName, String newDescription, List<LayoutSection> newSections) {
        this.name = newName;
        this.description = newDescription;
        if (!sections.equals(newSections)) {
            this.sections.clear();
            this.sections.addAll(newSections);
        }
        this.totalSeats = newSections.stream().mapToInt(LayoutSection::seats).reduce(0, Math::addExact);
    }

    public int version() {
        return version;
    }

    public SeatLayoutView view() {
        return new SeatLayoutView(id, name, description, totalSeats, List.copyOf(sections), version);
    }
}
