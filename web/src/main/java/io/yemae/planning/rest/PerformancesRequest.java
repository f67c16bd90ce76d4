package io.yemae.planning.rest;

import io.yemae.planning.PerformanceTimes;
import io.yemae.planning.rest.CreateEventRequest.PerformanceBody;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Several performances to add at once. */
@Schema(name = "PerformancesRequest")
public record PerformancesRequest(
    @Schema(description = "불러온 이벤트의 version. 그 사이 다른 관리자가 변경했으면 409다.")
    @NotNull(message = "불러온 version을 보내주세요.") Integer version,
    @NotEmpty(message = "회차를 하나 이상 입력해주세요.") @Size(max = 100, message = "회차는 100개 이하여야 합니다.")
    List<@NotNull(message = "빈 회차입니다.") @Valid PerformanceBody> performances) {

    List<PerformanceTimes> times() {
        return performances.stream().map(PerformanceBody::times).toList();
    }
}
