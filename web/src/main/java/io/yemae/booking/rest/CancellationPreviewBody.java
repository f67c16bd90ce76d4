package io.yemae.booking.rest;

import io.yemae.booking.CancellationPreview;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The buyers whom a cancellation would affect now, and the refunds that it would make. */
@Schema(name = "CancellationPreviewResponse")
public record CancellationPreviewBody(
    @Schema(description = "취소될 회차: 취소되지 않았고 끝나지 않은 회차") long performances,
    @Schema(description = "예매하거나 임시배정 받은 사람") long buyers,
    @Schema(description = "환불될 예매") long reservations,
    @Schema(description = "풀릴 임시배정") long holds,
    @Schema(description = "판매되었거나 임시배정된 좌석") long seats,
    @Schema(description = "포인트로 돌아갈 금액(원)") long refundPoints,
    @Schema(description = "다른 방법으로 결제한 금액(원). 결제한 방법으로 돌아간다.") long refundOther,
    @Schema(description = "돌아갈 금액의 합계(원)") long refundTotal,
    @Schema(description = "결제의 결과를 아직 모르는 예매. 결제되면 환불된다.") long inProgress) {

    static CancellationPreviewBody of(CancellationPreview preview) {
        return new CancellationPreviewBody(preview.performances(), preview.buyers(), preview.reservations(), preview.holds(),
            preview.seats(), preview.points().amount(), preview.otherwise().amount(), preview.total().amount(), preview.inProgress());
    }
}
