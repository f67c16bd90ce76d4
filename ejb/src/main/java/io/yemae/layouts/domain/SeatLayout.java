package io.yemae.layouts.domain;

import io.yemae.layouts.LayoutGeometry;
import io.yemae.layouts.LayoutSection;
import io.yemae.layouts.SeatLayoutView;
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
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;

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

    /** Null if it is derived. */
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "cast(? AS jsonb)")
    private LayoutGeometry geometry;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private int version;

    protected SeatLayout() {
    }

    public SeatLayout(UUID id, String name, String description, List<LayoutSection> sections, LayoutGeometry geometry, Instant now) {
        this.id = id;
        this.createdAt = now;
        this.sections = new ArrayList<>();
        change(name, description, sections, geometry);
    }

    /** Whether only the drawing would change, which existing seats do not depend on. */
    public boolean differsOnlyInGeometry(String newName, String newDescription, List<LayoutSection> newSections,
                                         LayoutGeometry newGeometry) {
        return name.equals(newName) && description.equals(newDescription) && sections.equals(newSections)
            && !Objects.equals(geometry, newGeometry);
    }

    /** Only the geometry may change while an event uses the layout, because existing seats are not regenerated. */
    public void change(String newName, String newDescription, List<LayoutSection> newSections, LayoutGeometry newGeometry) {
        this.name = newName;
        this.description = newDescription;
        if (!sections.equals(newSections)) {
            this.sections.clear();
            this.sections.addAll(newSections);
        }
        if (!Objects.equals(geometry, newGeometry)) {
            this.geometry = newGeometry;
        }
        this.totalSeats = newSections.stream().mapToInt(LayoutSection::seats).reduce(0, Math::addExact);
    }

    public int version() {
        return version;
    }

    public SeatLayoutView view() {
        return new SeatLayoutView(id, name, description, totalSeats, List.copyOf(sections), geometry, version);
    }
}
