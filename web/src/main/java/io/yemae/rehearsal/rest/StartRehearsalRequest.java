package io.yemae.rehearsal.rest;

import io.yemae.rehearsal.RehearsalSettings;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The event whose sale is rehearsed, and how its buyers behave. */
@Schema(name = "StartRehearsalRequest")
public record StartRehearsalRequest(
    @Schema(description = "예행연습할 이벤트. 바뀌지 않는다: 봇은 복사본에서 산다.") @NotNull(message = "이벤트를 입력해주세요.") UUID eventId,
    @Schema(description = "구매자(봇)의 수, 정책 rehearsal.buyers까지", examples = "2000")
    @NotNull(message = "구매자의 수를 입력해주세요.") @Min(value = 1, message = "구매자는 1명 이상이어야 합니다.") Integer buyers,
    @Schema(description = "마지막 구매자가 올 때까지, 초. 기본 30")
    @Min(value = 0, message = "도착 시간은 0 이상 300 이하여야 합니다.") @Max(value = 300, message = "도착 시간은 0 이상 300 이하여야 합니다.")
    Integer arrivalSeconds,
    @Schema(description = "첫 1초에 오는 구매자, 퍼센트. 기본 30")
    @Min(value = 0, message = "비율은 0 이상 100 이하여야 합니다.") @Max(value = 100, message = "비율은 0 이상 100 이하여야 합니다.")
    Integer atOncePercent,
    @Schema(description = "구매자마다 좌석 수, 한 명이 살 수 있는 만큼. 기본 1")
    @Min(value = 1, message = "좌석은 1 이상 10 이하여야 합니다.") @Max(value = 10, message = "좌석은 1 이상 10 이하여야 합니다.")
    Integer seatsPerBuyer,
    @Schema(description = "구매자가 고민하는 시간의 평균, 밀리초. 기본 3000")
    @Min(value = 0, message = "고민하는 시간은 0 이상 60,000 이하여야 합니다.") @Max(value = 60_000, message = "고민하는 시간은 0 이상 60,000 이하여야 합니다.")
    Integer thinkMillis,
    @Schema(description = "도중에 그만두는 구매자, 퍼센트. 기본 30")
    @Min(value = 0, message = "비율은 0 이상 100 이하여야 합니다.") @Max(value = 100, message = "비율은 0 이상 100 이하여야 합니다.")
    Integer giveUpPercent,
    @Schema(description = "끝나지 않아도 끝내는 시간, 초. 기본 600")
    @Min(value = 10, message = "시간은 10 이상 600 이하여야 합니다.") @Max(value = 600, message = "시간은 10 이상 600 이하여야 합니다.")
    Integer longestSeconds,
    @Schema(description = "한 시간 안의 판매나 선택된 좌석이 있어도 시작하는지. 없으면 false") Boolean force) {
    private static final int ARRIVAL_SECONDS = 30;
    private static final int AT_ONCE_PERCENT = 30;
    private static final int SEATS_PER_BUYER = 1;
    private static final int THINK_MILLIS = 3_000;
    private static final int GIVE_UP_PERCENT = 30;
    private static final int LONGEST_SECONDS = 600;

    RehearsalSettings settings() {
        return new RehearsalSettings(buyers, or(arrivalSeconds, ARRIVAL_SECONDS), or(atOncePercent, AT_ONCE_PERCENT),
            or(seatsPerBuyer, SEATS_PER_BUYER), or(thinkMillis, THINK_MILLIS), or(giveUpPercent, GIVE_UP_PERCENT),
            or(longestSeconds, LONGEST_SECONDS));
    }

    private static int or(Integer value, int otherwise) {
        return value == null ? otherwise : value;
    }
}
