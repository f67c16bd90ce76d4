package io.yemae.pricing.rest;

import io.yemae.pricing.DiscountCode;
import io.yemae.shared.EventId;
import io.yemae.shared.Won;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NewDiscountCodeRequest")
public record NewDiscountCodeRequest(
    @NotNull(message = "할인 코드를 입력해주세요.") @DiscountCodeText String code,
    @Schema(description = "이 이벤트에서만 쓸 수 있다. 없으면 모든 이벤트에서.") UUID eventId,
    @Schema(description = "좌석 가격의 몇 퍼센트. amount와 함께 쓰지 않는다.") @Min(value = 1, message = "퍼센트는 1 이상이어야 합니다.")
    @Max(value = 100, message = "퍼센트는 100 이하여야 합니다.") Integer percent,
    @Schema(description = "원") @Min(value = 1, message = "금액은 1원 이상이어야 합니다.")
    @Max(value = 10_000_000, message = "금액은 10,000,000원 이하여야 합니다.") Long amount,
    @NotNull(message = "시작을 입력해주세요.") Instant startsAt,
    @NotNull(message = "종료를 입력해주세요.") Instant endsAt,
    @Schema(description = "모두 몇 건까지. 없으면 제한이 없다.") @Min(value = 1, message = "총 횟수는 1 이상이어야 합니다.") Integer totalLimit,
    @Schema(description = "한 사람이 몇 건까지. 없으면 제한이 없다.") @Min(value = 1, message = "1인당 횟수는 1 이상이어야 합니다.") Integer userLimit) {

    @AssertTrue(message = "percent와 amount 가운데 하나를 입력해주세요.")
    @Schema(hidden = true)
    public boolean isPercentOrAmount() {
        return percent == null != (amount == null);
    }

    DiscountCode wanted() {
        return new DiscountCode(null, eventId == null ? null : new EventId(eventId), DiscountCodeText.Normalized.of(code), percent,
            amount == null ? null : new Won(amount), startsAt, endsAt, totalLimit, userLimit);
    }
}
