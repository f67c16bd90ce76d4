package io.yemae.points.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What goes in and comes out; one point is one won. */
public final class PointBodies {

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
}
