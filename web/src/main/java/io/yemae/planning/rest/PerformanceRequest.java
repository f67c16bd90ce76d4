package io.yemae.planning.rest;

import io.yemae.planning.PerformanceTimes;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The start and end of a performance. */
@Schema(name = "PerformanceRequest")
public record PerformanceRequest(
    @Schema(description = "불러온 이벤트의 version. 그 사이 다른 관리자가 변경했으면 409다.")
    @NotNull(message = "불러온 version을 보내주세요.") Integer version,
    @NotNull(message = "시작을 입력해주세요.") Instant startsAt,
    @NotNull(message = "종료를 입력해주세요.") Instant endsAt) {

    PerformanceTimes times() {
        return new PerformanceTimes(startsAt, endsAt);
    }
}
