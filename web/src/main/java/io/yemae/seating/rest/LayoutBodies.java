package io.yemae.seating.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.yemae.seating.LayoutSection;
import io.yemae.seating.SeatLayoutView;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Layouts as requirement 2 fixes them on the wire. */
public final class LayoutBodies {

    private LayoutBodies() {
    }

    /** One block of rows. */
    @Schema(name = "LayoutSection")
    public record Section(String name, int rows, int seatsPerRow, long price, int startRow) {

        static Section of(LayoutSection section) {
            return new Section(section.name(), section.rows(), section.seatsPerRow(), section.price(), section.startRow());
        }
    }

    /** The arrangement of the seats. */
    @Schema(name = "LayoutConfig")
    public record Config(List<Section> sections) {

        static Config of(List<LayoutSection> sections) {
            return new Config(sections.stream().map(Section::of).toList());
        }
    }

    /** One layout. */
    @Schema(name = "Layout")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Layout(UUID id, String name, String description, int totalSeats, Config layoutConfig) {

        static Layout of(SeatLayoutView layout) {
            return new Layout(layout.id(), layout.name(), layout.description(), layout.totalSeats(), Config.of(layout.sections()));
        }
    }

    /** All layouts. */
    @Schema(name = "LayoutsResponse")
    public record Listed(List<Layout> layouts) {
    }
}
