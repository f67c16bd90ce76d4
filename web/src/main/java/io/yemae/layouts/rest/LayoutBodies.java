package io.yemae.layouts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.yemae.layouts.LayoutGeometry;
import io.yemae.layouts.LayoutSection;
import io.yemae.layouts.SeatLayoutView;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Layouts in the wire format of requirement 2. */
public final class LayoutBodies {

    private LayoutBodies() {
    }

    /** A block of rows. Gaps and accessible seats are left out if there are none, and the geometry except in an export. */
    @Schema(name = "LayoutSection")
    public record Section(
        String name,
        int rows,
        int seatsPerRow,
        long price,
        int startRow,
        @Schema(description = "좌석이 없는 자리, 열-번호", examples = "[\"3-5\"]") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> gaps,
        @Schema(description = "휠체어석, 열-번호", examples = "[\"1-1\"]") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> accessible,
        @Schema(description = "그리는 모양, 내보낼 때에만") @JsonInclude(JsonInclude.Include.NON_NULL) GeometryBody geometry) {

        static Section of(LayoutSection section) {
            return of(section, null);
        }

        /** @param geometry null to leave it out */
        static Section of(LayoutSection section, LayoutGeometry geometry) {
            return new Section(section.name(), section.rows(), section.seatsPerRow(), section.price(), section.startRow(),
                section.gaps().labels(), section.accessible().labels(),
                geometry == null ? null : GeometryBody.of(geometry.sections().get(section.name())));
        }
    }

    @Schema(name = "LayoutConfig")
    public record Config(List<Section> sections) {

        public static Config of(List<LayoutSection> sections) {
            return new Config(sections.stream().map(Section::of).toList());
        }
    }

    @Schema(name = "Layout")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Layout(UUID id, String name, String description, int totalSeats, Config layoutConfig) {

        public static Layout of(SeatLayoutView layout) {
            return new Layout(layout.id(), layout.name(), layout.description(), layout.totalSeats(), Config.of(layout.sections()));
        }
    }

    /** A layout in the format of {@link LayoutRequest}, so that it can be edited and sent back. Without a geometry if it is derived. */
    @Schema(name = "LayoutExport")
    public record Export(String name, String description,
                         @Schema(description = "무대") @JsonInclude(JsonInclude.Include.NON_NULL) StageBody stage,
                         List<Section> sections, int version) {

        static Export of(SeatLayoutView layout) {
            LayoutGeometry geometry = layout.geometry();
            return new Export(layout.name(), layout.description(),
                geometry == null || geometry.stage() == null ? null : StageBody.of(geometry.stage()),
                layout.sections().stream().map(section -> Section.of(section, geometry)).toList(), layout.version());
        }
    }

    @Schema(name = "LayoutsResponse")
    public record Listed(List<Layout> layouts) {
    }
}
