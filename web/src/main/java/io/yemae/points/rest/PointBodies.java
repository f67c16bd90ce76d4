package io.yemae.points.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Bodies of the requests and responses about points. One point is one won. */
public final class PointBodies {
    /** The operation for idempotency keys. Both URLs for charging share it, so a key that was used at one is used at the other. */
    static final String CHARGING = "points.charge";

    private PointBodies() {
    }

    /** The amount to charge, in the format of requirement 3. */
    @Schema(name = "ChargeRequest")
    public record Charge(
        @Schema(examples = "10000")
        @NotNull(message = "포인트를 입력해주세요.") @Min(value = 1, message = "1 이상 10,000,000 이하의 정수여야 합니다.")
        @Max(value = 10_000_000, message = "1 이상 10,000,000 이하의 정수여야 합니다.") Long point) {
    }

    /** The balance in the format of requirement 3. */
    @Schema(name = "PointResponse")
    public record Balance(long point) {
    }

    /** One movement of an account. */
    @Schema(name = "PointHistory")
    public record History(long historyId, String type, long point) {
    }

    /** The amount to charge, in the format of requirement 4. */
    @Schema(name = "BalanceChargeRequest")
    public record BalanceCharge(
        @Schema(examples = "10000")
        @NotNull(message = "금액을 입력해주세요.") @Min(value = 1, message = "1 이상 10,000,000 이하의 정수여야 합니다.")
        @Max(value = 10_000_000, message = "1 이상 10,000,000 이하의 정수여야 합니다.") Long amount) {
    }

    /** The balance in the format of requirement 4. */
    @Schema(name = "BalanceResponse")
    public record Amount(long balance) {
    }
}
