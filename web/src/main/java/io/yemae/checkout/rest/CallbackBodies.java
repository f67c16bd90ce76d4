package io.yemae.checkout.rest;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Requests of payment services, for the API document only: they are read as text, because signatures cover the bytes and members may be
 * added.
 */
final class CallbackBodies {

    private CallbackBodies() {
    }

    /** A callback of the payment module of requirement 4. */
    @Schema(name = "PaymentCallbackRequest", requiredProperties = {"paymentId", "reservationId", "amount"})
    record Callback(
        @Schema(description = "결제 모듈이 정한 결제의 ID") String paymentId,
        UUID reservationId,
        long amount,
        @Schema(description = "결제 모듈에서의 상태") String status,
        @Schema(description = "결제된 시각") Instant paidAt) {
    }

    /** A webhook of the gateway. */
    @Schema(name = "TossWebhookRequest", requiredProperties = {"eventType", "data"})
    record Webhook(
        @Schema(description = "사건의 종류. 모르는 종류는 무시한다.") String eventType,
        @Schema(description = "일어난 시각") String createdAt,
        @Schema(description = "사건의 대상. 주문을 찾는 데에만 쓴다.") Data data) {
    }

    /** The payment of a webhook. */
    @Schema(name = "TossWebhookData", requiredProperties = "orderId")
    record Data(
        UUID orderId,
        @Schema(description = "결제 기관이 준 결제의 키") String paymentKey,
        @Schema(description = "결제 기관에서의 상태. 믿지 않고 다시 물어본다.") String status) {
    }
}
