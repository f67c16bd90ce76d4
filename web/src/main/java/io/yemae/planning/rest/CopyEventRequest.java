package io.yemae.planning.rest;

import io.yemae.planning.CopyEvent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How an event is copied. */
@Schema(name = "CopyEventRequest")
public record CopyEventRequest(
    @Schema(description = "없으면 원래 제목")
    @Size(min = 1, max = 200, message = "제목은 1자 이상 200자 이하여야 합니다.") String title,
    @Schema(description = "판매 기간, 회차, 할인 코드의 기간을 며칠 뒤로 옮기는지", examples = "28")
    @NotNull(message = "며칠 뒤인지 입력해주세요.") @Min(value = 0, message = "0일 이상이어야 합니다.")
    @Max(value = 3650, message = "3,650일 이하여야 합니다.") Integer shiftDays,
    @Schema(description = "없으면 원래의 판매 시작을 옮긴 시각") Instant saleStart,
    @Schema(description = "회차도 복사하는지. 없으면 true") Boolean performances) {

    CopyEvent command() {
        return new CopyEvent(title, Duration.ofDays(shiftDays), saleStart, performances == null || performances);
    }
}
