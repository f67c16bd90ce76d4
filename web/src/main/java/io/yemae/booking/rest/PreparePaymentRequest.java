package io.yemae.booking.rest;

import io.yemae.payment.PaymentMethod;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which hold is to be paid, and how. */
@Schema(name = "PreparePaymentRequest")
public record PreparePaymentRequest(
    @NotNull(message = "예매 ID를 입력해주세요.") UUID reservationId,
    @Schema(enumeration = {"CARD", "EASY_PAY"})
    @NotNull(message = "결제수단을 입력해주세요.") @Pattern(regexp = "CARD|EASY_PAY", message = "결제수단은 CARD나 EASY_PAY여야 합니다.") String method,
    @DiscountCodeText @Schema(description = "대소문자를 가리지 않는다.") String discountCode) {

    PaymentMethod paymentMethod() {
        return PaymentMethod.valueOf(method);
    }
}
