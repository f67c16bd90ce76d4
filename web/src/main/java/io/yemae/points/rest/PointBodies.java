package io.yemae.points.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What goes in and comes out; one point is one won. */
public final class PointBodies {
    /** Charging is one operation under two names: an idempotency key that was used under one of them is used. */
    static final String CHARGING = "points.charge";

    private PointBodies() {
    }

    /** How much to charge. */
    @Schema(name = "ChargeRequest")
    public record Charge(
        @Schema(examples = "10000")
        @NotNull(message = "포인트를 입력해주세요.") @Min(value = 1, message = "1 이상 10,000,000 이하의 정수여야 합니다.")
        @Max(value = 10_000_000, message = "1 이상 10,000,000 이하의 정수여야 합니다.") Long point) {
    }

    /** A balance. */
    @Schema(name = "PointResponse")
    public record Balance(long point) {
    }

    /** A movement. */
    @Schema(name = "PointHistory")
    public record History(long historyId, String type, long point) {
    }

    /** How much to charge, under requirement 4's name. */
    @Schema(name = "BalanceChargeRequest")
    public record BalanceCharge(
        @Schema(examples = "10000")
        @NotNull(message = "금액을 입력해주세요.") @Min(value = 1, message = "1 이상 10,000,000 이하의 정수여야 합니다.")
        @Max(value = 10_000_000, message = "1 이상 10,000,000 이하의 정수여야 합니다.") Long amount) {
    }

    /** A balance, under requirement 4's name. */
    @Schema(name = "BalanceResponse")
    public record Amount(long balance) {
    }
}
