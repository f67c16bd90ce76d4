package io.yemae.seating.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Blocked seats to offer for sale. */
@Schema(name = "SeatReleaseRequest")
public record SeatReleaseRequest(
    @Schema(description = "좌석 번호가 있는 좌석 배치(GET …/plan)의 version")
    @NotBlank(message = "planVersion을 보내주세요.") @Size(max = 50, message = "planVersion은 50자 이하여야 합니다.") String planVersion,
    @Schema(description = "좌석 배치의 좌석 번호, 0부터") @NotEmpty(message = "좌석을 하나 이상 골라주세요.")
    @Size(max = SeatBlockRequest.MOST, message = "좌석은 한 번에 5,000석까지입니다.") List<@NotNull(message = "빈 좌석입니다.") Integer> seats) {
}
