package io.yemae.checkout.rest;

import io.yemae.checkout.CardOrders.PrepareOrder;
import io.yemae.payment.PaymentMethod;
import io.yemae.pricing.rest.DiscountCodeText;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Won;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The hold to pay, and how.
 *
 * @param method null for CARD, because older clients of requirement 2 do not send it
 * @param points the part of the price to take from the buyer's points, in won; null for none
 * @param amount the amount for the gateway that the client shows, in won; may be null
 */
@Schema(name = "PreparePaymentRequest")
public record PreparePaymentRequest(
    @NotNull(message = "예매 ID를 입력해주세요.") UUID reservationId,
    @Schema(enumeration = {"CARD", "EASY_PAY"}, description = "없으면 CARD")
    @Pattern(regexp = "CARD|EASY_PAY", message = "결제수단은 CARD나 EASY_PAY여야 합니다.") String method,
    @DiscountCodeText @Schema(description = "대소문자를 가리지 않는다.") String discountCode,
    @Schema(description = "금액 가운데 포인트로 낼 부분. 승인할 때 빠진다. 없으면 0. 원") @Min(value = 0, message = "포인트는 0 이상의 정수여야 합니다.") Long points,
    @Schema(description = "보내면 결제창에서 결제할 금액(포인트를 뺀 나머지)과 같아야 한다. 원") @Min(value = 0, message = "금액은 0 이상의 정수여야 합니다.") Long amount) {

    PrepareOrder command(UserId user) {
        return new PrepareOrder(new ReservationId(reservationId), user, method == null ? PaymentMethod.CARD : PaymentMethod.valueOf(method),
            DiscountCodeText.Normalized.of(discountCode), points == null ? Won.ZERO : new Won(points),
            amount == null ? null : new Won(amount));
    }
}
