package io.yemae.checkout.rest;

import io.yemae.payment.PaymentMethod;
import io.yemae.shared.Won;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A purchase of points. One point costs one won. */
@Schema(name = "PointOrderRequest")
public record PointOrderRequest(
    @Schema(description = "충전할 포인트, 1포인트는 1원", examples = "50000")
    @NotNull(message = "포인트를 입력해주세요.") @Min(value = 1_000, message = "1,000 이상 10,000,000 이하의 정수여야 합니다.")
    @Max(value = 10_000_000, message = "1,000 이상 10,000,000 이하의 정수여야 합니다.") Long point,
    @Schema(enumeration = {"CARD", "EASY_PAY"}, description = "없으면 CARD")
    @Pattern(regexp = "CARD|EASY_PAY", message = "결제수단은 CARD나 EASY_PAY여야 합니다.") String method) {

    Won amount() {
        return new Won(point);
    }

    PaymentMethod paymentMethod() {
        return method == null ? PaymentMethod.CARD : PaymentMethod.valueOf(method);
    }
}
