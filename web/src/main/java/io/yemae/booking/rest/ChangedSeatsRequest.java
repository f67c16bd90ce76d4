package io.yemae.booking.rest;

import io.yemae.seating.SeatMaps;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.SeatId;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The seats that a hold is to have: by id, or by their index in the plan of the performance. */
@Schema(name = "ChangedSeatsRequest")
public record ChangedSeatsRequest(
    @Schema(description = "좌석 ID") @Size(min = 1, max = NewReservationRequest.MOST, message = "좌석은 1석 이상 10석 이하여야 합니다.")
    List<@NotNull(message = "빈 좌석입니다.") UUID> seatIds,
    @Schema(description = "회차. planVersion, seats와 함께") UUID performanceId,
    @Schema(description = "seats와 함께, 그 번호가 있는 좌석 배치(GET …/plan)의 version")
    @Size(min = 1, max = 50, message = "planVersion은 1자 이상 50자 이하여야 합니다.") String planVersion,
    @Schema(description = "좌석 배치의 좌석 번호, 0부터") @Size(min = 1, max = NewReservationRequest.MOST, message = "좌석은 1석 이상 10석 이하여야 합니다.")
    List<@NotNull(message = "빈 좌석입니다.") Integer> seats) {

    /** @throws Problem invalid if it is not exactly one of the two forms; as {@link SeatMaps#seats} */
    List<SeatId> seats(SeatMaps maps) {
        boolean byId = seatIds != null && performanceId == null && planVersion == null && seats == null;
        boolean byIndex = seatIds == null && performanceId != null && planVersion != null && seats != null;
        if (!byId && !byIndex) {
            throw Problem.invalid("INVALID_REQUEST", "seatIds나, performanceId와 planVersion과 seats로 요청해주세요.");
        }
        return byId ? seatIds.stream().map(SeatId::new).toList() : maps.seats(new PerformanceId(performanceId), planVersion, seats);
    }
}
