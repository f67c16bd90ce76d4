package io.yemae.planning.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.catalog.GradeView;
import io.yemae.planning.NewGrade;
import io.yemae.planning.SeatSupply.Section;
import io.yemae.shared.Problem;
import io.yemae.shared.Won;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SectionGradesTest {
    private static final List<Section> SECTIONS = List.of(new Section("VIP", new Won(150_000)), new Section("R", new Won(99_000)));

    @Test
    void sectionsWithoutAGradeGetOneAtTheirPrice() {
        assertThat(SectionGrades.missing(List.of(seated("VIP")), SECTIONS))
            .containsExactly(new NewGrade("R", new Won(99_000), "#1677ff", null, null));
    }

    @Test
    void namesAreComparedRegardlessOfWidthAndBlanks() {
        assertThat(SectionGrades.missing(List.of(seated(" ＶＩＰ "), seated("R")), SECTIONS)).isEmpty();
    }

    @Test
    void aSeatedGradeWithoutASectionIsRefused() {
        assertThatThrownBy(() -> SectionGrades.check(List.of(seated("V1P")), SECTIONS)).isInstanceOf(Problem.class)
            .hasMessageContaining("V1P");
    }

    @Test
    void aGradeOfASectionHasNoQuantity() {
        assertThatThrownBy(() -> SectionGrades.check(List.of(generalAdmission("R")), SECTIONS)).isInstanceOf(Problem.class)
            .hasMessageContaining("수량");
    }

    @Test
    void gradesAreObsoleteIfTheirSectionIsGone() {
        assertThat(SectionGrades.isObsolete(seated("S"), SECTIONS)).isTrue();
        assertThat(SectionGrades.isObsolete(seated("R"), SECTIONS)).isFalse();
        assertThat(SectionGrades.isObsolete(generalAdmission("S"), SECTIONS)).isFalse();
    }

    private static GradeView seated(String name) {
        return new GradeView(UUID.randomUUID(), name, new Won(1_000), "#595959", null, null);
    }

    private static GradeView generalAdmission(String name) {
        return new GradeView(UUID.randomUUID(), name, new Won(1_000), "#595959", null, 10);
    }
}
