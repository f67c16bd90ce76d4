package io.yemae.layouts;

import io.yemae.shared.Problem;
import java.util.List;
import java.util.Map;

/**
 * How a layout is drawn, seen from above with the stage at the top. Lengths are in centimetres: x to the right and y away from the stage.
 * The origin is the middle of the stage's front edge.
 *
 * @param stage    null for one in front of the seats
 * @param sections by the name of the section; each section of the layout has one
 */
public record LayoutGeometry(Stage stage, Map<String, SectionGeometry> sections) {

    /**
     * A stage from {@code x - width / 2} to {@code x + width / 2} and from {@code y} to {@code y + depth}.
     *
     * @param name for people
     */
    public record Stage(String name, int x, int y, int width, int depth) {
    }

    /** @throws Problem invalid if a section has no geometry, or one that does not fit it */
    void check(List<LayoutSection> layout) {
        for (LayoutSection section : layout) {
            SectionGeometry geometry = sections.get(section.name());
            if (geometry == null) {
                throw Problem.invalidField("sections", "geometry는 모든 구역에 있거나 모두 없어야 합니다.");
            }
            geometry.check(section);
        }
    }
}
