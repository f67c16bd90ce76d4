package io.yemae.checkout.rest;

import io.yemae.checkout.CardCheckout.ConfirmPayment;
import io.yemae.payment.PaymentId;
import io.yemae.rest.PathIds;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The query parameters with which the payment window redirects the buyer to the site. */
@Schema(name = "ConfirmPaymentRequest")
public record ConfirmPaymentRequest(
    @NotNull(message = "paymentKey를 입력해주세요.")
    @Pattern(regexp = "[A-Za-z0-9_=.-]{1,200}", message = "올바르지 않은 paymentKey입니다.") String paymentKey,
    @NotNull(message = "orderId를 입력해주세요.") @Pattern(regexp = "[A-Za-z0-9_=-]{6,64}", message = "올바르지 않은 orderId입니다.") String orderId,
    @NotNull(message = "금액을 입력해주세요.") @Min(value = 1, message = "1 이상의 정수여야 합니다.")
    @Max(value = 10_000_000_000L, message = "금액이 너무 큽니다.") Long amount) {

    ConfirmPayment command(UserId user) {
        return new ConfirmPayment(user, paymentKey, order(), new Won(amount));
    }

    PaymentId order() {
        return new PaymentId(PathIds.uuid(orderId, "올바르지 않은 orderId입니다."));
    }
}
