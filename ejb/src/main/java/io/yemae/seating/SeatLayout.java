package io.yemae.seating;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Sections × rows × seats per row, reusable between events. The capacity follows from the sections. */
@Entity
@Table(name = "seat_layouts")
class SeatLayout {

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

    protected SeatLayout() {
    }

    SeatLayout(UUID id, String name, String description, List<LayoutSection> sections, Instant now) {
        this.id = id;
        this.name = name;
        this.description = description;
        this.sections = sections;
        this.totalSeats = sections.stream().mapToInt(LayoutSection::seats).reduce(0, Math::addExact);
        this.createdAt = now;
    }

    SeatLayoutView view() {
        return new SeatLayoutView(id, name, description, totalSeats, List.copyOf(sections));
    }
}
