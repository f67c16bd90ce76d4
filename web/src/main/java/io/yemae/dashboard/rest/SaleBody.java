package io.yemae.dashboard.rest;

import io.yemae.dashboard.SaleFigures;
import io.yemae.dashboard.SaleProblem;
import io.yemae.ops.InvariantWatch;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The figures of a sale, as the API answers and the socket sends them. */
@Schema(name = "SaleResponse")
public record SaleBody(Instant at, Event event, Pace pace, Room room, Seats seats, Money money, Doubt payments,
                       @Schema(description = "최근 5분 동안 실패한 요청. 모든 노드의 합") long errors,
                       @Schema(description = "30초 넘게 브로커로 가지 못한 메시지") long messagesStuck,
                       Invariants invariants, @Schema(description = "급한 것부터. 없으면 비어 있다.") List<Problem> problems) {

    @Schema(name = "SaleEvent")
    public record Event(UUID id, String title, Instant saleStart, Instant saleEnd, boolean cancelled) {
    }

    /** Averages over the last ten seconds. */
    @Schema(name = "SalePace", description = "최근 10초의 평균")
    public record Pace(@Schema(description = "1초에 한 임시배정") double holdsPerSecond,
                       @Schema(description = "1초에 결제된 예매") double salesPerSecond) {
    }

    @Schema(name = "SaleRoom")
    public record Room(@Schema(description = "기다리는 사람") int waiting, @Schema(description = "입장한 사람") int admitted, int threshold, int rate,
                       boolean paused, @Schema(description = "지금 들어오는 사람의 예상 대기 시간(초)") long estimatedWait) {
    }

    @Schema(name = "SaleSeats", description = "앞으로 있을 모든 회차의 합")
    public record Seats(@Schema(description = "팔린 좌석") long sold, @Schema(description = "임시배정된 좌석") long held,
                        @Schema(description = "남은 좌석") long free) {
    }

    @Schema(name = "SaleMoney")
    public record Money(@Schema(description = "결제되고 취소되지 않은 예매") long reservations,
                        @Schema(description = "원. 결제되고 취소되지 않은 예매의 합") long revenue) {
    }

    @Schema(name = "SalePayments")
    public record Doubt(@Schema(description = "결과를 아직 모르는 결제") long inDoubt,
                        @Schema(description = "그 가운데 가장 오래된 것이 바뀌지 않은 시간(초)") long oldest) {
    }

    @Schema(name = "SaleInvariants")
    public record Invariants(@Schema(description = "검사를 시작한 시각") Instant checkedAt, List<Invariant> all) {

        static Invariants of(InvariantWatch.Check check) {
            return new Invariants(check.at(), check.violations().entrySet().stream()
                .map(each -> new Invariant(each.getKey(), each.getValue()))
                .toList());
        }
    }

    @Schema(name = "SaleInvariant")
    public record Invariant(String name, @Schema(description = "어긋난 행. 0이어야 한다.") long violations) {
    }

    @Schema(name = "SaleProblem")
    public record Problem(
        String code, @Schema(description = "사람이 해야 할 일이 있는가") boolean urgent, @Schema(description = "몇 개인가") long count,
        @Schema(description = "불변식의 이름. 다른 문제에서는 null") String detail) {

        static Problem of(SaleProblem problem) {
            return new Problem(problem.code().name(), problem.code().isUrgent(), problem.count(), problem.detail());
        }
    }

    public static SaleBody of(SaleFigures figures) {
        SaleFigures.Sale sale = figures.sale();
        return new SaleBody(figures.at(),
            new Event(sale.event().value(), sale.title(), sale.start(), sale.end(), sale.cancelled()),
            new Pace((double) sale.holds() / SaleFigures.Sale.SECONDS, (double) sale.sales() / SaleFigures.Sale.SECONDS),
            new Room(figures.room().queueSize(), figures.room().currentUsers(), figures.room().threshold(), figures.room().rate(),
                figures.room().paused(), figures.waitSeconds()),
            new Seats(figures.seats().sold(), figures.seats().held(), figures.seats().free()),
            new Money(figures.money().reservations(), figures.money().revenue().amount()),
            new Doubt(sale.paymentsInDoubt(), sale.oldestDoubt()),
            sale.errors(), sale.messagesStuck(),
            figures.invariants().map(Invariants::of).orElse(null),
            figures.problems().stream().map(Problem::of).toList());
    }
}
