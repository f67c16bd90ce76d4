package io.yemae.checkout.rest;

import io.yemae.pricing.rest.DiscountCodeText;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The hold to pay with points. */
@Schema(name = "PayWithPointsRequest")
public record PayWithPointsRequest(
    @NotNull(message = "예매 ID를 입력해주세요.") UUID reservationId,
    @DiscountCodeText @Schema(description = "대소문자를 가리지 않는다.") String discountCode) {
}
