package io.yemae.cancellation.rest;

import io.yemae.cancellation.CancellationResult;
import io.yemae.cancellation.CancellationRun;
import io.yemae.cancellation.CancelledReservation;
import io.yemae.cancellation.SelectionPreview;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Responses about the cancellation of many reservations. Amounts are in won. */
public final class CancellationRunBodies {

    private CancellationRunBodies() {
    }

    /** What a cancellation would do. */
    @Schema(name = "CancellationsPreviewResponse")
    public record Preview(
        @Schema(description = "고른 예매의 수") long total,
        @Schema(description = "환불될 예매") long reservations,
        @Schema(description = "풀릴 임시배정") long holds,
        @Schema(description = "판매되었거나 임시배정된 좌석") long seats,
        @Schema(description = "예매하거나 임시배정 받은 사람") long buyers,
        @Schema(description = "포인트로 돌아갈 금액(원)") long refundPoints,
        @Schema(description = "다른 방법으로 결제한 금액(원). 결제한 방법으로 돌아간다.") long refundOther,
        @Schema(description = "돌아갈 금액의 합계(원)") long refundTotal,
        @Schema(description = "결과를 아직 모르는 결제. 결제되면 환불된다.") long inProgress,
        @Schema(description = "이미 취소되어 취소할 수 없는 예매") long alreadyCancelled,
        @Schema(description = "시간이 지나 취소할 수 없는 임시배정") long expired,
        @Schema(description = "고른 예매의 지금 상태를 나타내는 값. 취소할 때 보낸다.") String version) {

        static Preview of(SelectionPreview preview) {
            return new Preview(preview.total(), preview.reservations(), preview.holds(), preview.seats(), preview.buyers(),
                preview.points().amount(), preview.otherwise().amount(), preview.refund().amount(), preview.inProgress(),
                preview.alreadyCancelled(), preview.expired(), preview.version());
        }
    }

    @Schema(name = "CancellationRunResponse")
    public record Run(
        UUID id,
        @Schema(description = "요청한 직원의 ID") UUID requestedBy,
        String reason,
        @Schema(description = "요청한 시각") Instant requestedAt,
        @Schema(description = "모두 끝난 시각. 아직이면 null") Instant doneAt,
        @Schema(description = "예매의 수") long total,
        @Schema(description = "아직 결과가 없는 예매") long waiting,
        @Schema(description = "취소되어 환불되는 예매") long cancelled,
        @Schema(description = "풀린 임시배정") long released,
        @Schema(description = "이미 취소되어 있던 예매") long alreadyCancelled,
        @Schema(description = "시간이 지난 임시배정") long expired,
        @Schema(description = "다섯 번 시도해도 취소하지 못한 예매") long failed,
        @Schema(description = "취소된 예매의 금액의 합계(원)") long refundTotal) {

        static Run of(CancellationRun run) {
            return new Run(run.id(), run.requestedBy().value(), run.reason(), run.requestedAt(), run.doneAt(), run.total(), run.waiting(),
                count(run, CancellationResult.CANCELLED), count(run, CancellationResult.RELEASED),
                count(run, CancellationResult.ALREADY_CANCELLED), count(run, CancellationResult.EXPIRED),
                count(run, CancellationResult.FAILED), run.refund().amount());
        }

        private static long count(CancellationRun run, CancellationResult result) {
            return run.results().getOrDefault(result, 0L);
        }
    }

    /** The result for a reservation. */
    @Schema(name = "CancellationRunItem")
    public record Item(
        UUID reservationId,
        @Schema(description = "예매 번호. 예매가 그 사이 지워졌으면 null") String reservationNumber,
        String result,
        @Schema(description = "돌아가는 금액(원)") long refund,
        @Schema(description = "결과가 나온 시각. 아직 없으면 null") Instant doneAt) {

        static Item of(CancelledReservation reservation) {
            return new Item(reservation.id().value(), reservation.number(),
                reservation.result() == null ? null : reservation.result().wireName(), reservation.refund().amount(), reservation.doneAt());
        }
    }

    /** The reservations of a run. */
    @Schema(name = "CancellationRunItemsResponse")
    public record Items(
        @Schema(description = "ID순") List<Item> reservations,
        @Schema(description = "다음 목록을 읽을 때 after로 보내는 값. 더 없으면 null") UUID next) {

        /** @param found one more than the limit if there are more */
        static Items of(List<CancelledReservation> found, int limit) {
            List<Item> shown = found.stream().limit(limit).map(Item::of).toList();
            return new Items(shown, found.size() > limit ? shown.get(limit - 1).reservationId() : null);
        }
    }
}
