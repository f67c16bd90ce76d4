package io.yemae.settlement.rest;

import io.yemae.payment.GatewayComparison.Difference;
import io.yemae.payment.PaymentSlice;
import io.yemae.payment.PaymentView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Responses about payments for operators. Amounts are in won. */
public final class AdministeredPayments {

    private AdministeredPayments() {
    }

    /**
     * A payment as operators see it.
     *
     * @param reason why the payment failed, is unclear or needs an operator; null otherwise
     */
    @Schema(name = "AdministratedPayment")
    public record Payment(UUID id, long number, UUID reservationId, UUID userId, String method, long amount, long points,
                          String status, String paymentKey, int attempts, Instant createdAt, Instant changedAt, Instant approvedAt,
                          boolean late, String code, String reason) {

        static Payment of(PaymentView payment) {
            return new Payment(payment.id().value(), payment.number(), payment.reservation() == null ? null : payment.reservation().value(),
                payment.user() == null ? null : payment.user().value(), payment.method().name(), payment.amount().amount(),
                payment.points().amount(), payment.status().name(), payment.paymentKey(), payment.attempts(),
                payment.createdAt(), payment.changedAt(), payment.approvedAt(),
                payment.lateAt() != null, payment.failureCode(), payment.failureMessage());
        }
    }

    @Schema(name = "AdministratedPaymentsResponse")
    public record Listed(List<Payment> payments, @Schema(description = "다음 목록을 읽을 때 after로 보내는 값. 더 없으면 null") String next) {

        static Listed of(PaymentSlice slice) {
            return new Listed(slice.payments().stream().map(Payment::of).toList(), slice.next() == null ? null : slice.next().toString());
        }
    }

    /** A movement of money that is in our records or in the gateway's, but not in both. */
    @Schema(name = "PaymentDifference")
    public record Differing(String kind, String orderId, long amount, boolean refund, Instant at) {
    }

    @Schema(name = "PaymentDifferencesResponse")
    public record Differences(List<Differing> differences) {

        static Differences of(List<Difference> differences) {
            return new Differences(differences.stream()
                .map(each -> new Differing(each.kind().name(), each.order(), each.amount().amount(), each.back(), each.at())).toList());
        }
    }
}
