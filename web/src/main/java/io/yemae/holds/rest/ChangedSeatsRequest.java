package io.yemae.holds.rest;

import io.yemae.holds.Holds.Wanted;
import io.yemae.holds.rest.NewReservationRequest.Item;
import io.yemae.seating.SeatMaps;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.SeatId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The seats that a hold is to have: by id, by their index in the plan of the performance, or the best ones of some grades. */
@Schema(name = "ChangedSeatsRequest")
public record ChangedSeatsRequest(
    @Schema(description = "좌석 ID") @Size(min = 1, max = NewReservationRequest.MOST, message = "좌석은 1석 이상 10석 이하여야 합니다.")
    List<@NotNull(message = "빈 좌석입니다.") UUID> seatIds,
    @Schema(description = "회차. planVersion, seats와 함께") UUID performanceId,
    @Schema(description = "seats와 함께, 그 번호가 있는 좌석 배치(GET …/plan)의 version")
    @Size(min = 1, max = 50, message = "planVersion은 1자 이상 50자 이하여야 합니다.") String planVersion,
    @Schema(description = "좌석 배치의 좌석 번호, 0부터. 자유석이 남으면 비어 있어도 된다.")
    @Size(max = NewReservationRequest.MOST, message = "좌석은 10석 이하여야 합니다.")
    List<@NotNull(message = "빈 좌석입니다.") Integer> seats,
    @Schema(description = "seatIds나 seats와 함께. false이면 자유석을 놓는다. 기본 true") Boolean keepUnits,
    @Schema(description = "등급마다 남은 좌석과 지금 잡은 좌석 가운데 가장 좋은 좌석, 자유석은 수량. 그 밖의 좌석은 놓는다.")
    @Size(min = 1, max = NewReservationRequest.MOST, message = "items는 1개 이상 10개 이하여야 합니다.")
    List<@NotNull(message = "빈 항목입니다.") @Valid Item> items) {

    /** @throws Problem invalid if it is not exactly one of the three forms */
    void requireOneForm() {
        boolean byIndex = performanceId != null && planVersion != null && seats != null;
        boolean anyIndex = performanceId != null || planVersion != null || seats != null;
        boolean isById = seatIds != null && !anyIndex && items == null;
        boolean isByIndex = seatIds == null && byIndex && items == null;
        boolean isBest = seatIds == null && !anyIndex && items != null && keepUnits == null;
        if (!isById && !isByIndex && !isBest) {
            throw Problem.invalid("INVALID_REQUEST", "seatIds나, performanceId와 planVersion과 seats나, items로 요청해주세요.");
        }
    }

    boolean keepsUnits() {
        return keepUnits == null || keepUnits;
    }

    /** @throws Problem as {@link SeatMaps#seats} */
    List<SeatId> seats(SeatMaps maps) {
        return seatIds != null ? seatIds.stream().map(SeatId::new).toList()
            : maps.seats(new PerformanceId(performanceId), planVersion, seats);
    }

    List<Wanted> wanted() {
        return items.stream().map(Item::wanted).toList();
    }
}
