package io.yemae.planning.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.yemae.catalog.EventSlice;
import io.yemae.catalog.EventView;
import io.yemae.catalog.GradeView;
import io.yemae.planning.AdministeredEvent;
import io.yemae.planning.EventFields;
import io.yemae.rest.Pages;
import io.yemae.shared.Page;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Events as their administrators see them. Members have the same names as in the requests that change them. */
public final class AdministeredEventBodies {

    private AdministeredEventBodies() {
    }

    /** The id of a new object. */
    @Schema(name = "CreatedResponse")
    public record Created(UUID id) {
    }

    @Schema(name = "AdministeredEventSummary")
    public record Summary(
        UUID id,
        long number,
        String title,
        String artist,
        String category,
        String venue,
        @Schema(description = "upcoming, on_sale, sold_out, ended, cancelled") String status,
        Instant saleStart,
        Instant saleEnd,
        @Schema(description = "취소되지 않은 첫 회차의 시작") Instant startsAt,
        @Schema(description = "취소되지 않은 마지막 회차의 종료") Instant endsAt,
        Instant createdAt) {

        static Summary of(EventView event) {
            return new Summary(event.id().value(), event.number(), event.title(), event.artistName(), event.category(), event.venue(),
                event.status(), event.saleStart(), event.saleEnd(), event.firstStart(), event.lastEnd(), event.createdAt());
        }
    }

    @Schema(name = "AdministeredEventsResponse")
    public record Listed(
        List<Summary> events,
        @Schema(description = "after를 보내면 null") Pages pagination,
        @Schema(description = "다음 목록을 읽을 때 after로 보내는 값. 더 없으면 null") UUID next,
        @Schema(description = "모든 쪽의 이벤트 수") long total) {

        static Listed of(Page<EventView> page) {
            List<Summary> events = page.items().stream().map(Summary::of).toList();
            boolean isLast = events.isEmpty() || page.page() >= page.totalPages();
            return new Listed(events, Pages.of(page), isLast ? null : events.get(events.size() - 1).id(), page.total());
        }

        static Listed of(EventSlice slice) {
            return new Listed(slice.events().stream().map(Summary::of).toList(), null, slice.next() == null ? null : slice.next().value(),
                slice.total());
        }
    }

    @Schema(name = "AdministeredPerformance")
    public record Performance(
        UUID id,
        long number,
        Instant startsAt,
        Instant endsAt,
        @Schema(description = "취소되지 않았으면 null") Instant cancelledAt,
        String cancelReason,
        @Schema(description = "좌석 수") long total,
        @Schema(description = "지금 임시배정된 좌석 수") long held,
        @Schema(description = "판매된 좌석 수") long sold) {

        static Performance of(AdministeredEvent.Performance performance) {
            return new Performance(performance.id().value(), performance.number(), performance.startsAt(), performance.endsAt(),
                performance.cancelledAt(),
                performance.cancelReason(), performance.total(), performance.held(), performance.sold());
        }
    }

    @Schema(name = "AdministeredGrade")
    public record Grade(UUID id, String name, long price, String colour, String description, Integer quantity) {

        static Grade of(GradeView grade) {
            return new Grade(grade.id(), grade.name(), grade.price().amount(), grade.colour(), grade.description(), grade.quantity());
        }
    }

    /** One event with all its data. */
    @Schema(name = "AdministeredEvent")
    public record Detail(
        UUID id,
        long number,
        @Schema(description = "변경할 때 보내는 값") int version,
        @JsonUnwrapped EventFields fields,
        @JsonInclude(JsonInclude.Include.NON_NULL) PosterBody poster,
        @Schema(description = "취소되지 않았으면 null") Instant cancelledAt,
        String cancelReason,
        Instant createdAt,
        Instant updatedAt,
        @Schema(description = "시작순, 취소된 회차까지") List<Performance> performances,
        @Schema(description = "비싼 것부터") List<Grade> grades) {

        static Detail of(AdministeredEvent event) {
            PosterBody poster = event.poster() == null ? null : PosterBody.of(event.poster());
            return new Detail(event.id().value(), event.number(), event.version(), event.fields(), poster, event.cancelledAt(),
                event.cancelReason(), event.createdAt(), event.updatedAt(), event.performances().stream().map(Performance::of).toList(),
                event.grades().stream().map(Grade::of).toList());
        }
    }
}
