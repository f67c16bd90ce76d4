package io.yemae.seating.rest;

import io.yemae.seating.BlockReason;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Seats to take off the sale. */
@Schema(name = "SeatBlockRequest")
public record SeatBlockRequest(
    @Schema(description = "좌석 번호가 있는 좌석 배치(GET …/plan)의 version")
    @NotBlank(message = "planVersion을 보내주세요.") @Size(max = 50, message = "planVersion은 50자 이하여야 합니다.") String planVersion,
    @Schema(description = "좌석 배치의 좌석 번호, 0부터") @NotEmpty(message = "좌석을 하나 이상 골라주세요.")
    @Size(max = SeatBlockRequest.MOST, message = "좌석은 한 번에 5,000석까지입니다.") List<@NotNull(message = "빈 좌석입니다.") Integer> seats,
    @Schema(description = "house 초대석, production 제작에 필요한 좌석, sightline 시야가 가리는 좌석, other")
    @NotNull(message = "이유를 골라주세요.")
    @Pattern(regexp = "house|production|sightline|other", message = "이유는 house, production, sightline, other 가운데 하나여야 합니다.") String reason,
    @Schema(description = "이유에 덧붙일 말") @Size(min = 1, max = 200, message = "덧붙일 말은 1자 이상 200자 이하여야 합니다.") String remark) {

    /** About 30 kB, within the limit of a body. */
    static final int MOST = 5_000;

    BlockReason wantedReason() {
        return BlockReason.of(reason).orElseThrow();
    }
}
