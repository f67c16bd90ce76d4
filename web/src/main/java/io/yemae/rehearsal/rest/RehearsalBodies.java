package io.yemae.rehearsal.rest;

import io.yemae.rehearsal.Rehearsal;
import io.yemae.rehearsal.RehearsalSettings;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Responses about rehearsals. */
public final class RehearsalBodies {

    private RehearsalBodies() {
    }

    @Schema(name = "RehearsalResponse")
    public record One(
        UUID id,
        UUID eventId,
        @Schema(description = "이벤트의 제목") String eventTitle,
        @Schema(description = "시작한 관리자의 ID. 서버의 관리 기능으로 시작했으면 null") UUID requestedBy,
        @Schema(description = "구매자가 어떻게 행동하는지") Settings settings,
        @Schema(description = "판매가 가까운데도 시작했는지") boolean forced,
        @Schema(description = "봇이 있는 노드") String node,
        String status,
        @Schema(description = "실패한 까닭. 실패하지 않았으면 null",
                enumeration = {"TARGET_UNREACHABLE", "NODE_STOPPED", "NODE_ENDED", "UNEXPECTED"}) String failure,
        @Schema(description = "지금까지의 결과. 첫 구매자가 오기 전에는 null") RehearsalReportBody report,
        @Schema(description = "시작한 시각") Instant startedAt,
        @Schema(description = "끝난 시각. 아직이면 null") Instant endedAt,
        @Schema(description = "복사본과 봇이 모두 지워진 시각. 그때까지 다른 예행연습을 시작할 수 없다. 아직이면 null") Instant removedAt) {

        static One of(Rehearsal rehearsal) {
            return new One(rehearsal.id(), rehearsal.event().value(), rehearsal.title(),
                rehearsal.requestedBy() == null ? null : rehearsal.requestedBy().value(), Settings.of(rehearsal.settings()),
                rehearsal.forced(), rehearsal.node(), rehearsal.status().wireName(), rehearsal.failure(),
                rehearsal.report() == null ? null : RehearsalReportBody.of(rehearsal.report()), rehearsal.startedAt(),
                rehearsal.endedAt(), rehearsal.removedAt());
        }
    }

    @Schema(name = "RehearsalSettings")
    public record Settings(
        @Schema(description = "구매자의 수") int buyers,
        @Schema(description = "마지막 구매자가 올 때까지, 초") int arrivalSeconds,
        @Schema(description = "첫 1초에 오는 구매자, 퍼센트") int atOncePercent,
        @Schema(description = "구매자마다 좌석 수") int seatsPerBuyer,
        @Schema(description = "고민하는 시간의 평균, 밀리초") int thinkMillis,
        @Schema(description = "도중에 그만두는 구매자, 퍼센트") int giveUpPercent,
        @Schema(description = "끝나지 않아도 끝내는 시간, 초") int longestSeconds) {

        static Settings of(RehearsalSettings settings) {
            return new Settings(settings.buyers(), settings.arrivalSeconds(), settings.atOncePercent(), settings.seatsPerBuyer(),
                settings.thinkMillis(), settings.giveUpPercent(), settings.longestSeconds());
        }
    }

    @Schema(name = "RehearsalsResponse")
    public record Listed(@Schema(description = "최근 것부터") List<One> rehearsals) {

        static Listed of(List<Rehearsal> rehearsals) {
            return new Listed(rehearsals.stream().map(One::of).toList());
        }
    }
}
