package io.yemae.catalog.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.yemae.catalog.EventView;
import io.yemae.catalog.GradeView;
import io.yemae.catalog.NotBookable;
import io.yemae.catalog.PerformanceView;
import io.yemae.rest.Pages;
import io.yemae.seating.GradeCount;
import io.yemae.seating.PerformanceAvailability;
import io.yemae.shared.Page;
import io.yemae.shared.Seoul;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Performances in the wire format of requirement 1. Days are in Asia/Seoul; a performance belongs to the day on which it starts. */
public final class PerformanceBodies {

    private PerformanceBodies() {
    }

    /** If an event has one performance, the first and the last day are the same, even if it ends after midnight. */
    @Schema(name = "PerformanceSummary")
    public record Summary(
        UUID id,
        long number,
        String title,
        String artist,
        String category,
        @Schema(description = "없으면 null") String thumbnail,
        String venue,
        String address,
        @Schema(description = "upcoming, on_sale, sold_out, ended, cancelled") String status,
        @Schema(description = "첫 회차의 시작") Instant startsAt,
        @Schema(description = "마지막 회차의 종료") Instant endsAt,
        @Schema(examples = "\"2026년 12월 24일\"") String startDate,
        @Schema(examples = "\"2026년 12월 26일\"") String endDate,
        Long minPrice,
        Long maxPrice,
        @JsonInclude(JsonInclude.Include.NON_NULL) EnglishTexts english) {

        static Summary of(EventView event) {
            LongSummaryStatistics prices = event.grades().stream().mapToLong(grade -> grade.price().amount()).summaryStatistics();
            boolean priced = prices.getCount() > 0;
            return new Summary(event.id().value(), event.number(), event.title(), event.artistName(), event.category(),
                event.posterImageUrl(), event.venue(), event.address(), event.status(), event.firstStart(), event.lastEnd(),
                SeoulTime.day(event.firstStart()),
                SeoulTime.day(event.lastStart()), priced ? prices.getMin() : null, priced ? prices.getMax() : null,
                EnglishTexts.of(event.english()));
        }
    }

    @Schema(name = "PerformancesResponse")
    public record Listed(List<Summary> performances, Pages pagination) {

        static Listed of(Page<EventView> page) {
            return new Listed(page.items().stream().map(Summary::of).toList(), Pages.of(page));
        }
    }

    /** A grade with its free seats. */
    @Schema(name = "GradeLeft")
    public record Grade(UUID id, String name, long price, String colour, String description, long left, long total) {

        static Grade of(GradeView grade, GradeCount count) {
            return new Grade(grade.id(), grade.name(), grade.price().amount(), grade.colour(), grade.description(), count.available(),
                count.total());
        }
    }

    /** One event with all its data, and the days of its performances. */
    @Schema(name = "PerformanceDetail")
    public record Detail(
        UUID id,
        long number,
        String title,
        String artist,
        String category,
        String description,
        String thumbnail,
        String venue,
        String address,
        @Schema(description = "분") int runningMinutes,
        String status,
        Instant startsAt,
        Instant endsAt,
        String startDate,
        String endDate,
        Instant saleStart,
        Instant saleEnd,
        @Schema(examples = "\"2026년 11월 01일 10:00\"") String saleStartTime,
        String saleEndTime,
        @Schema(description = "비싼 것부터, 앞으로 있을 모든 회차의 합") List<Grade> grades,
        @Schema(description = "달력에 표시할 날, 취소된 회차는 빠진다.") List<LocalDate> dates,
        @JsonInclude(JsonInclude.Include.NON_NULL) EnglishTexts english) {

        static Detail of(EventView event, Map<UUID, GradeCount> counts, List<PerformanceView> performances) {
            return new Detail(event.id().value(), event.number(), event.title(), event.artistName(), event.category(), event.description(),
                event.posterImageUrl(), event.venue(), event.address(), event.runningMinutes(), event.status(), event.firstStart(),
                event.lastEnd(), SeoulTime.day(event.firstStart()), SeoulTime.day(event.lastStart()), event.saleStart(), event.saleEnd(),
                SeoulTime.minute(event.saleStart()), SeoulTime.minute(event.saleEnd()),
                event.grades().stream().map(grade -> Grade.of(grade, counts.getOrDefault(grade.id(), GradeCount.NONE))).toList(),
                performances.stream()
                    .filter(performance -> performance.notBookable() != NotBookable.CANCELLED)
                    .map(performance -> Seoul.date(performance.startsAt()))
                    .distinct()
                    .toList(),
                EnglishTexts.of(event.english()));
        }
    }

    @Schema(name = "CalendarDate")
    public record CalendarDate(
        UUID performanceId,
        long number,
        LocalDate date,
        Instant startsAt,
        Instant endsAt,
        List<Grade> grades,
        boolean bookable,
        @Schema(description = "예매할 수 없는 까닭: CANCELLED, STARTED, SALE_ENDED, SALE_NOT_STARTED, SOLD_OUT. 예매할 수 있으면 null") NotBookable code,
        @Schema(description = "같은 까닭을 문장으로. 예매할 수 있으면 null") String reason) {

        static CalendarDate of(PerformanceAvailability availability, List<GradeView> grades) {
            NotBookable notBookable = availability.notBookable();
            PerformanceView performance = availability.performance();
            return new CalendarDate(performance.id().value(), performance.number(), Seoul.date(performance.startsAt()),
                performance.startsAt(), performance.endsAt(), grades.stream()
                    .filter(grade -> availability.counts().containsKey(grade.id()))
                    .map(grade -> Grade.of(grade, availability.counts().get(grade.id())))
                    .toList(),
                notBookable == null, notBookable, notBookable == null ? null : notBookable.sentence());
        }
    }

    /** The performances of an event in order of their start. */
    @Schema(name = "CalendarResponse")
    public record Calendar(List<CalendarDate> dates) {

        static Calendar of(EventView event, List<PerformanceAvailability> performances) {
            return new Calendar(performances.stream().map(each -> CalendarDate.of(each, event.grades())).toList());
        }
    }
}
