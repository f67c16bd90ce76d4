package io.yemae.rehearsal.rest;

import io.yemae.rehearsal.Percentiles;
import io.yemae.rehearsal.RehearsalReport;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The measurements of a rehearsal, so far or at its end. */
@Schema(name = "RehearsalReport")
public record RehearsalReportBody(
    @Schema(description = "첫 도착부터 지난 시간, 초") double seconds,
    @Schema(description = "팔 수 있던 좌석") int seats,
    @Schema(description = "결제된 좌석") int sold,
    @Schema(description = "첫 도착부터 매진까지, 초. 좌석이 남았으면 null") Double sellOutSeconds,
    @Schema(description = "구매자가 어떻게 되었는지") Buyers buyers,
    @Schema(description = "도착부터 입장까지") Times waits,
    @Schema(description = "도착부터 결제까지, 산 구매자만") Times purchases,
    @Schema(description = "거절, 코드마다") List<Refusal> refusals,
    @Schema(description = "요청의 종류마다 걸린 시간, 느린 것부터") List<Step> steps,
    @Schema(description = "자원의 사용, 1초마다 잰 것") Resources resources,
    @Schema(description = "무엇이 판매의 속도를 정했는지") Limit limit) {

    @Schema(name = "RehearsalBuyers")
    public record Buyers(
        @Schema(description = "도착한 구매자") int arrived,
        @Schema(description = "산 구매자") int bought,
        @Schema(description = "그만둔 구매자") int gaveUp,
        @Schema(description = "남은 좌석이 없어 떠난 구매자") int soldOut,
        @Schema(description = "오류 때문에 살 수 없던 구매자") int refused,
        @Schema(description = "아직 끝나지 않은 구매자") int underWay) {
    }

    /** Milliseconds. */
    @Schema(name = "RehearsalTimes")
    public record Times(
        @Schema(description = "몇 번 쟀는지") long count,
        @Schema(description = "절반이 이보다 빨랐다, 밀리초") double p50,
        @Schema(description = "95%가 이보다 빨랐다, 밀리초") double p95,
        @Schema(description = "99%가 이보다 빨랐다, 밀리초") double p99,
        @Schema(description = "가장 긴 것, 밀리초") double max) {

        static Times of(Percentiles times) {
            return new Times(times.count(), times.p50(), times.p95(), times.p99(), times.max());
        }
    }

    @Schema(name = "RehearsalRefusal")
    public record Refusal(@Schema(description = "문제의 코드. NO_ANSWER는 답이 없던 요청") String code, @Schema(description = "몇 번") long count) {
    }

    @Schema(name = "RehearsalStep")
    public record Step(
        @Schema(description = "enter, poll, leave, dates, plan, states, hold, release, prepare, approve, pay") String step,
        @Schema(description = "오류로 답한 요청") long refused,
        @Schema(description = "걸린 시간. 봇이 보내려던 때부터 잰다.") Times times) {
    }

    @Schema(name = "RehearsalResources")
    public record Resources(
        @Schema(description = "잰 횟수") int samples,
        @Schema(description = "서버가 바빴던 비율의 평균, 0에서 1") double machine,
        @Schema(description = "애플리케이션 서버의 프로세스(봇도 들어 있다)가 쓴 비율의 평균, 0에서 1") double process,
        @Schema(description = "한때 가장 많이 쓰인 데이터베이스 연결") int connectionsMost,
        @Schema(description = "데이터베이스 연결의 수. 알 수 없으면 0") int connectionsAll,
        @Schema(description = "남은 연결이 없던 때의 비율, 0에서 1") double exhausted,
        @Schema(description = "데이터베이스의 초당 커밋") double commits,
        @Schema(description = "잠금을 기다린 데이터베이스 세션의 평균") double locks,
        @Schema(description = "저장 장치를 기다린 데이터베이스 세션의 평균") double storage,
        @Schema(description = "기다리지 않고 일한 데이터베이스 세션의 평균") double running) {

        static Resources of(RehearsalReport.Resources used) {
            return new Resources(used.samples(), used.machine(), used.process(), used.connectionsMost(), used.connectionsAll(),
                used.exhausted(), used.commits(), used.locks(), used.storage(), used.running());
        }
    }

    @Schema(name = "RehearsalLimit")
    public record Limit(
        @Schema(description = "processor, bots, database_locks, database_storage, connections, waiting_room, none") String resource,
        @Schema(description = "그렇다고 말하는 수치. none이면 0") double value,
        @Schema(description = "수치가 이 이상이면 그렇다.") double threshold) {
    }

    static RehearsalReportBody of(RehearsalReport report) {
        RehearsalReport.Buyers buyers = report.buyers();
        return new RehearsalReportBody(report.seconds(), report.seats(), report.sold(), report.sellOutSeconds(),
            new Buyers(buyers.arrived(), buyers.bought(), buyers.gaveUp(), buyers.soldOut(), buyers.refused(), buyers.underWay()),
            Times.of(report.waits()), Times.of(report.purchases()),
            report.refusals().entrySet().stream().map(each -> new Refusal(each.getKey(), each.getValue())).toList(),
            report.steps().stream().map(step -> new Step(step.step().wireName(), step.refused(), Times.of(step.times()))).toList(),
            Resources.of(report.resources()),
            new Limit(report.limit().resource().wireName(), report.limit().value(), report.limit().threshold()));
    }
}
