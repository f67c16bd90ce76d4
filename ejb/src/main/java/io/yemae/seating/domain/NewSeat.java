package io.yemae.seating.domain;

import io.yemae.catalog.GradeView;
import io.yemae.layouts.LayoutSection;
import io.yemae.shared.text.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A seat of a performance before it has an id.
 *
 * @param section null for a unit of general admission, as are row and number
 */
public record NewSeat(UUID grade, String section, Integer row, Integer number, boolean accessible) {

    /**
     * The seats of a performance in the order of their ordinals: by section, row and number, then the units of general admission.
     *
     * @param grades of the event; each section has one of the same name
     */
    public static List<NewSeat> of(List<LayoutSection> sections, List<GradeView> grades) {
        Map<String, GradeView> byName = grades.stream().collect(Collectors.toMap(grade -> Text.nameKey(grade.name()), Function.identity(),
            (first, second) -> first));
        List<NewSeat> seats = new ArrayList<>();
        for (LayoutSection section : sections) {
            UUID grade = byName.get(Text.nameKey(section.name())).id();
            section.positions().forEach(position -> seats.add(new NewSeat(grade, section.name(), position.row(), position.number(),
                section.accessible().contains(position.row(), position.number()))));
        }
        grades.stream().filter(GradeView::isGeneralAdmission).forEach(grade -> seats.addAll(units(grade.id(), grade.quantity())));
        return seats;
    }

    /** Units of general admission. */
    public static List<NewSeat> units(UUID grade, int quantity) {
        return Collections.nCopies(quantity, new NewSeat(grade, null, null, null, false));
    }
}
