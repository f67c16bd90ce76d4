package io.yemae.reports.rest;

import io.yemae.reports.SalesReport;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A report as the API answers it. */
@Schema(name = "SalesReportResponse")
public record SalesReportBody(
    @Schema(description = "이벤트. 모든 이벤트의 보고서이면 null") Event event,
    @Schema(description = "회차. 모든 회차의 보고서이면 null") Performance performance,
    @Schema(description = "전체. sold와 refunded는 예매의 수") Line total,
    @Schema(description = "예매 수수료. 등급과 구역에는 들어 있지 않다.") Amounts fees,
    @Schema(description = "할인. 등급과 구역에는 들어 있지 않다.") Amounts discounts,
    @Schema(description = "날(Asia/Seoul)마다. 예매의 수") List<Line> days,
    @Schema(description = "등급마다. 좌석의 수") List<Line> grades,
    @Schema(description = "구역마다. 좌석의 수") List<Line> sections,
    @Schema(description = "결제 수단마다. 포인트를 섞은 예매는 두 수단에 나누어 센다.") List<Line> methods,
    @Schema(description = "경로(웹과 API, 예매대기, 매표소)마다. 예매의 수") List<Line> channels,
    @Schema(description = "날과 이유마다, 최근 날부터. 500개까지") List<Refund> refunds,
    @Schema(description = "refunds에 모두 있는가") boolean refundsComplete,
    @Schema(description = "이벤트의 회차와 지금 팔린 좌석. 모든 이벤트의 보고서이면 비어 있다.") List<Occupancy> performances) {

    @Schema(name = "SalesReportEvent")
    public record Event(UUID id, String title) {
    }

    @Schema(name = "SalesReportPerformance")
    public record Performance(UUID id, Instant startsAt) {
    }

    @Schema(name = "SalesReportLine")
    public record Line(@Schema(description = "날, 등급, 구역, 수단, 경로. 전체와 구역이 없는 좌석에서는 null") String name,
                       @Schema(description = "결제된 수. 나중에 취소된 것도 센다.") long sold,
                       @Schema(description = "결제된 금액(원)") long sales,
                       @Schema(description = "결제된 뒤 취소된 수. 취소한 날에 센다.") long refunded,
                       @Schema(description = "취소된 금액(원)") long refunds,
                       @Schema(description = "sales에서 refunds를 뺀 금액(원). 음수일 수 있다.") long revenue) {

        static Line of(SalesReport.Line line) {
            return new Line(line.name(), line.sold(), line.sales().amount(), line.refunded(), line.refunds().amount(), line.revenue());
        }
    }

    @Schema(name = "SalesReportAmounts")
    public record Amounts(@Schema(description = "결제된 금액(원)") long sales, @Schema(description = "취소된 금액(원)") long refunds,
                          @Schema(description = "sales에서 refunds를 뺀 금액(원)") long revenue) {

        static Amounts of(SalesReport.Line line) {
            return new Amounts(line.sales().amount(), line.refunds().amount(), line.revenue());
        }
    }

    @Schema(name = "SalesReportRefund")
    public record Refund(@Schema(description = "yyyy-MM-dd, Asia/Seoul") String day,
                         @Schema(description = "취소할 때 적은 이유. 없으면 null") String reason,
                         @Schema(description = "취소된 예매의 수") long reservations, @Schema(description = "원") long amount) {
    }

    @Schema(name = "SalesReportOccupancy")
    public record Occupancy(UUID id, Instant startsAt, @Schema(description = "좌석의 수") long seats,
                            @Schema(description = "팔린 좌석의 수") long sold) {
    }

    static SalesReportBody of(SalesReport report) {
        SalesReport.Scope scope = report.scope();
        return new SalesReportBody(
            scope == null ? null : new Event(scope.event().value(), scope.title()),
            scope == null || scope.performance() == null ? null : new Performance(scope.performance().value(), scope.startsAt()),
            Line.of(report.total()), Amounts.of(report.fees()), Amounts.of(report.discounts()),
            lines(report.days()), lines(report.grades()), lines(report.sections()), lines(report.methods()), lines(report.channels()),
            report.refunds().stream()
                .map(each -> new Refund(each.day().toString(), each.reason(), each.reservations(), each.amount().amount()))
                .toList(),
            report.isComplete(),
            report.performances().stream()
                .map(each -> new Occupancy(each.performance().value(), each.startsAt(), each.seats(), each.sold()))
                .toList());
    }

    private static List<Line> lines(List<SalesReport.Line> lines) {
        return lines.stream().map(Line::of).toList();
    }
}
