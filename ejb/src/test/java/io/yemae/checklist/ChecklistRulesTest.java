package io.yemae.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.catalog.GradeView;
import io.yemae.checklist.ChecklistLine.Severity;
import io.yemae.checklist.ChecklistLine.Subject;
import io.yemae.planning.AdministeredEvent;
import io.yemae.planning.EventFields;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Uuid7;
import io.yemae.shared.Won;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ChecklistRulesTest {
    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");
    private static final SaleConditions USUAL = new SaleConditions(1000, 100, false, 5, 5, true, true, true);
    private static final GradeView GRADE = new GradeView(Uuid7.next(), "R", new Won(70_000), "#111111", null, null);

    @Test
    void anEventWithEverythingIsReadyAndEachSubjectHasOneLine() {
        Checklist checklist = checklist(USUAL, List.of(GRADE), performance(10, 100));

        assertThat(codes(checklist)).isEmpty();
        assertThat(checklist.isReady()).isTrue();
        assertThat(checklist.lines()).extracting(ChecklistLine::subject).containsExactly(Subject.values());
    }

    @Test
    void aMissingGradePerformanceOrSeatBlocks() {
        AdministeredEvent.Performance empty = performance(10, 0);

        assertThat(codes(checklist(USUAL, List.of(), empty))).containsExactly("GRADES_MISSING", "SEATS_MISSING");
        assertThat(checklist(USUAL, List.of(GRADE), empty).lines()).filteredOn(line -> line.subject() == Subject.SEATS)
            .singleElement().satisfies(line -> assertThat(line.performances()).containsExactly(empty.id()));
        assertThat(codes(checklist(USUAL, List.of(GRADE)))).containsExactly("PERFORMANCES_MISSING");
        assertThat(codes(checklist(USUAL, List.of(GRADE), performance(-1, 100)))).as("over").containsExactly("PERFORMANCES_MISSING");
    }

    @Test
    void aRoomThatAdmitsTooSlowlyIsOnlyAWarning() {
        SaleConditions slow = new SaleConditions(10, 100, false, 5, 5, true, true, true);

        Checklist checklist = checklist(slow, List.of(GRADE), performance(10, 1_000));

        assertThat(codes(checklist)).containsExactly("WAITING_TIME_LONG");
        assertThat(checklist.isReady()).isTrue();
        assertThat(codes(checklist(slow, List.of(GRADE), performance(10, 400)))).isEmpty();
    }

    @Test
    void switchesThatAreOffBlockAndShortHoldsWarn() {
        assertThat(codes(checklist(new SaleConditions(1000, 100, true, 5, 2, false, false, false), List.of(GRADE), performance(10, 1))))
            .containsExactly("WAITING_ROOM_PAUSED", "HOLDS_OFF", "HOLD_TIME_SHORT", "PAYMENTS_OFF");
        Checklist pointsOnly = checklist(new SaleConditions(1000, 100, false, 5, 5, true, true, false), List.of(GRADE), performance(10, 1));
        assertThat(codes(pointsOnly)).containsExactly("PAYMENTS_PARTLY_OFF");
        assertThat(pointsOnly.isReady()).isTrue();
    }

    @Test
    void anEnglishTitleIsMissingAndADescriptionOnlyIfThereIsOneInKorean() {
        assertThat(codes(english("설명", null, null))).containsExactly("ENGLISH_MISSING");
        assertThat(codes(english("설명", "Title", null))).containsExactly("ENGLISH_MISSING");
        assertThat(codes(english("", "Title", null))).containsExactly("DESCRIPTION_MISSING");
    }

    private static Checklist english(String description, String title, String englishDescription) {
        return checklist(fields(description, title, englishDescription), USUAL, List.of(GRADE), performance(10, 1));
    }

    private static EventFields fields(String description, String englishTitle, String englishDescription) {
        return new EventFields("제목", description, null, "콘서트", Uuid7.next(), 60, "https://yemae.test/p.png", NOW.plusSeconds(60),
            NOW.plus(Duration.ofDays(9)), null, null, null, null, englishTitle, null, englishDescription);
    }

    private static Checklist checklist(SaleConditions conditions, List<GradeView> grades, AdministeredEvent.Performance... performances) {
        return checklist(fields("설명", "Title", "About"), conditions, grades, performances);
    }

    private static Checklist checklist(EventFields fields, SaleConditions conditions, List<GradeView> grades,
                                       AdministeredEvent.Performance... performances) {
        AdministeredEvent event = new AdministeredEvent(EventId.next(), 1, 1, fields, null, null, null, NOW, NOW, List.of(performances),
            grades);
        return new ChecklistRules(event, conditions, List.of(), NOW).checklist();
    }

    private static AdministeredEvent.Performance performance(int inDays, long seats) {
        Instant start = NOW.plus(Duration.ofDays(inDays));
        return new AdministeredEvent.Performance(PerformanceId.next(), 1, start, start.plusSeconds(3600), null, null, seats, 0, 0);
    }

    private static List<String> codes(Checklist checklist) {
        assertThat(checklist.lines()).allSatisfy(line -> assertThat(line.severity() == Severity.OK).isEqualTo(line.code() == null));
        return checklist.lines().stream().map(ChecklistLine::code).filter(Objects::nonNull).toList();
    }
}
