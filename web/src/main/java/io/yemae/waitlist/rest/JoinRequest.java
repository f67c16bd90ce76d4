package io.yemae.waitlist.rest;

import io.yemae.shared.PerformanceId;
import io.yemae.shared.UserId;
import io.yemae.waitlist.JoinWaitingList;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "JoinWaitingListRequest")
public record JoinRequest(
    @Schema(description = "좌석 수. 모두 같은 등급에서 고른다.") @NotNull(message = "수량을 입력해주세요.")
    @Min(value = 1, message = "수량은 1 이상이어야 합니다.") @Max(value = 10, message = "수량은 10 이하여야 합니다.") Integer quantity,
    @Schema(description = "원하는 등급의 ID, 원하는 순서대로. 비우면 모든 등급") @Size(max = 20, message = "등급은 20개 이하여야 합니다.")
    List<@NotNull(message = "빈 등급입니다.") UUID> grades,
    @Schema(description = "나란한 좌석만 원하는지, 기본 true") Boolean together) {

    JoinWaitingList command(UserId user, PerformanceId performance) {
        return new JoinWaitingList(user, performance, quantity, grades == null ? List.of() : grades.stream().distinct().toList(),
            together == null || together);
    }
}
