package io.yemae.checkout.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.yemae.checkout.CardOrders;
import io.yemae.payment.PaymentId;
import io.yemae.payment.PaymentStatus;
import io.yemae.payment.PaymentView;
import io.yemae.payment.Payments;
import io.yemae.payment.RefundView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Responses about payments. Amounts are in won. */
public final class PaymentBodies {

    private PaymentBodies() {
    }

    /** The parameters of the payment window. */
    @Schema(name = "PreparedPayment")
    public record Prepared(UUID orderId, String orderName, long amount, long points, String clientKey, String customerName,
        String successUrl, String failUrl) {

        static Prepared of(CardOrders.Order order) {
            return new Prepared(order.id().value(), order.name(), order.amount().amount(), order.points().amount(), order.clientKey(),
                order.customerName(), order.successUrl(), order.failUrl());
        }
    }

    /** The outcome of the payment is not known yet. */
    @Schema(name = "PendingPayment")
    public record Pending(String message, UUID paymentId) {

        static Pending of(PaymentId payment) {
            return new Pending("결제를 확인하고 있습니다. 잠시 후 GET /payments/{paymentId}로 확인해주세요.", payment.value());
        }
    }

    /**
     * A refund.
     *
     * @param method where the money goes
     * @param doneAt null until the money is returned
     */
    @Schema(name = "PaymentRefund")
    public record Refund(UUID id, String method, long amount, String reason, Instant requestedAt, Instant doneAt) {

        static Refund of(RefundView refund) {
            return new Refund(refund.id(), refund.to().name(), refund.amount().amount(), refund.reason(), refund.requestedAt(),
                refund.doneAt());
        }
    }

    /**
     * A payment with its refunds.
     *
     * @param failure the gateway's message if it refused the payment; absent otherwise
     */
    @Schema(name = "PaymentDetail")
    public record Detail(UUID id, long number, UUID reservationId, String method, long amount, long points, String status,
        Instant createdAt, Instant approvedAt, @JsonInclude(JsonInclude.Include.NON_NULL) String failure, List<Refund> refunds) {

        public static Detail of(Payments.Detail detail) {
            PaymentView payment = detail.payment();
            return new Detail(payment.id().value(), payment.number(), payment.reservation() == null ? null : payment.reservation().value(),
                payment.method().name(), payment.amount().amount(), payment.points().amount(), payment.status().name(), payment.createdAt(),
                payment.approvedAt(),
                payment.status() == PaymentStatus.FAILED ? payment.failureMessage() : null,
                detail.refunds().stream().map(Refund::of).toList());
        }
    }

    @Schema(name = "PaymentResponse")
    public record Wrapped(Detail payment) {
    }
}
