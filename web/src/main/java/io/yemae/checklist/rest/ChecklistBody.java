package io.yemae.checklist.rest;

import io.yemae.checklist.Checklist;
import io.yemae.checklist.ChecklistLine;
import io.yemae.shared.PerformanceId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is missing before a sale opens. */
@Schema(name = "ChecklistResponse")
public record ChecklistBody(
    @Schema(description = "blocking인 줄이 없는지") boolean ready,
    @Schema(description = "판매 시작") Instant opensAt,
    @Schema(description = "살펴본 것마다 한 줄") List<Line> lines) {

    @Schema(name = "ChecklistLine")
    public record Line(
        @Schema(description = "무엇을 살펴보았는지, 예를 들어 POSTER") String subject,
        @Schema(description = "ok, warning: 팔 수는 있지만 살펴볼 것, blocking: 팔 수 없는 까닭") String severity,
        @Schema(description = "무엇이 잘못되었는지. 잘못된 것이 없으면 null") String code,
        @Schema(description = "어디에서 고치는지: details, grades, performances, queue, discountCodes, settings") String section,
        @Schema(description = "어느 회차인지. 이벤트 전체이면 비어 있다.") List<UUID> performanceIds) {

        static Line of(ChecklistLine line) {
            return new Line(line.subject().name(), line.severity().name().toLowerCase(Locale.ROOT), line.code(), line.subject().section(),
                line.performances().stream().map(PerformanceId::value).toList());
        }
    }

    static ChecklistBody of(Checklist checklist) {
        return new ChecklistBody(checklist.isReady(), checklist.opensAt(), checklist.lines().stream().map(Line::of).toList());
    }
}
