package io.yemae.pricing.rest;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The reservation, the discount code and the part in points to quote.
 *
 * @param points won; null for none
 */
@Schema(name = "QuoteRequest")
public record QuoteRequest(
    @NotNull(message = "예매 ID를 입력해주세요.") UUID reservationId,
    @DiscountCodeText @Schema(description = "대소문자를 가리지 않는다.") String discountCode,
    @Schema(description = "포인트로 낼 부분. 없으면 0. 원") @Min(value = 0, message = "포인트는 0 이상의 정수여야 합니다.") Long points) {
}
