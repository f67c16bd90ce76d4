package io.yemae.planning.domain;

import io.yemae.catalog.GradeView;
import io.yemae.planning.NewGrade;
import io.yemae.planning.SeatSupply.Section;
import io.yemae.shared.Problem;
import io.yemae.shared.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Matches the grades of an event with the sections of its layout. Names are compared by {@link Text#nameKey}. */
public final class SectionGrades {
    /** The colours of grades that are derived from sections, by position among the event's grades. */
    private static final List<String> COLOURS = List.of("#d4380d", "#1677ff", "#389e0d", "#722ed1", "#d48806", "#08979c");

    private SectionGrades() {
    }

    /**
     * @throws Problem invalid if a grade without a quantity has no section (a slip in the name would lose the price of the section), or a
     *     grade with a quantity has one
     */
    public static void check(List<GradeView> grades, List<Section> sections) {
        Set<String> names = names(sections);
        for (GradeView grade : grades) {
            if (!grade.isGeneralAdmission() && !names.contains(Text.nameKey(grade.name()))) {
                throw Problem.invalidField("grades", "등급 " + grade.name() + ": 같은 이름의 구역이 없습니다. 자유석이면 수량을 입력해주세요.");
            }
        }
        Set<String> generalAdmission = grades.stream().filter(GradeView::isGeneralAdmission).map(grade -> Text.nameKey(grade.name()))
            .collect(Collectors.toSet());
        for (Section section : sections) {
            if (generalAdmission.contains(Text.nameKey(section.name()))) {
                throw Problem.invalidField("grades", "좌석 구역 " + section.name() + "의 등급에는 수량을 정할 수 없습니다.");
            }
        }
    }

    /** Grades for the sections that have none, at the price of the section. */
    public static List<NewGrade> missing(List<GradeView> grades, List<Section> sections) {
        Set<String> present = grades.stream().map(grade -> Text.nameKey(grade.name())).collect(Collectors.toSet());
        List<NewGrade> missing = new ArrayList<>();
        for (Section section : sections) {
            if (present.add(Text.nameKey(section.name()))) {
                String colour = COLOURS.get((grades.size() + missing.size()) % COLOURS.size());
                missing.add(new NewGrade(section.name(), section.price(), colour, null, null));
            }
        }
        return missing;
    }

    /** Whether a grade has seats, and belongs to none of the sections. */
    public static boolean isObsolete(GradeView grade, List<Section> sections) {
        return !grade.isGeneralAdmission() && !names(sections).contains(Text.nameKey(grade.name()));
    }

    private static Set<String> names(List<Section> sections) {
        return sections.stream().map(section -> Text.nameKey(section.name())).collect(Collectors.toSet());
    }
}
