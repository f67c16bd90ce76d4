package io.yemae.holds.rest;

import io.yemae.holds.Holds.Wanted;
import io.yemae.rest.PathIds;
import io.yemae.shared.Problem;
import io.yemae.shared.SeatId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A hold in one of four forms: seats of a performance by id or by their index in its plan, the best seats of a grade, or quantities of
 * several grades of an event.
 */
@Schema(name = "NewReservationRequest")
public record NewReservationRequest(
    @Schema(description = "회차. seatIds나 seats나 grade와 함께") UUID performanceId,
    @Schema(description = "좌석 ID") @Size(min = 1, max = NewReservationRequest.MOST, message = "좌석은 1석 이상 10석 이하여야 합니다.")
    List<@NotNull(message = "빈 좌석입니다.") UUID> seatIds,
    @Schema(description = "seats와 함께, 그 번호가 있는 좌석 배치(GET …/plan)의 version")
    @Size(min = 1, max = 50, message = "planVersion은 1자 이상 50자 이하여야 합니다.") String planVersion,
    @Schema(description = "좌석 배치의 좌석 번호, 0부터") @Size(min = 1, max = NewReservationRequest.MOST, message = "좌석은 1석 이상 10석 이하여야 합니다.")
    List<@NotNull(message = "빈 좌석입니다.") Integer> seats,
    @Schema(description = "등급의 이름이나 ID. 남은 좌석 가운데 가장 좋은 좌석을 붙여서 고른다.")
    @Size(min = 1, max = 50, message = "등급은 1자 이상 50자 이하여야 합니다.") String grade,
    @Schema(description = "grade와 함께, 기본 1") @Min(value = 1, message = "수량은 1 이상이어야 합니다.")
    @Max(value = NewReservationRequest.MOST, message = "수량은 10 이하여야 합니다.") Integer quantity,
    @Schema(description = "이벤트. items와 함께, 판매 중인 다음 회차에서 고른다.") UUID eventId,
    @Size(min = 1, max = NewReservationRequest.MOST, message = "items는 1개 이상 10개 이하여야 합니다.")
    List<@NotNull(message = "빈 항목입니다.") @Valid Item> items) {

    static final int MOST = 10;

    /** A quantity of one ticket type. */
    @Schema(name = "NewReservationItem")
    public record Item(
        @NotBlank(message = "티켓 타입을 입력해주세요.") @Size(max = 50, message = "티켓 타입은 50자 이하여야 합니다.") String ticketTypeId,
        @NotNull(message = "수량을 입력해주세요.") @Min(value = 1, message = "수량은 1 이상이어야 합니다.")
        @Max(value = MOST, message = "수량은 10 이하여야 합니다.") Integer quantity) {

        Wanted wanted() {
            return new Wanted(PathIds.uuid(ticketTypeId, "Invalid ticketTypeId format").toString(), quantity);
        }
    }

    /** The form that the request uses. @throws Problem invalid if it is not exactly one */
    Form form() {
        List<Form> used = Stream.of(Form.values()).filter(form -> form.isUsedBy(this)).toList();
        if (used.size() != 1) {
            throw Problem.invalid("INVALID_REQUEST", "performanceId와 seatIds, performanceId와 planVersion과 seats, "
                + "performanceId와 grade, eventId와 items 가운데 하나로 요청해주세요.");
        }
        return used.get(0);
    }

    List<SeatId> seatsById() {
        return seatIds.stream().map(SeatId::new).toList();
    }

    List<Wanted> wanted() {
        return grade != null
            ? List.of(new Wanted(grade, quantity == null ? 1 : quantity))
            : items.stream().map(Item::wanted).toList();
    }

    private boolean usesIndexes() {
        return planVersion != null || seats != null;
    }

    /** The ways to choose seats. */
    enum Form {
        SEATS {
            @Override
            boolean isUsedBy(NewReservationRequest request) {
                return request.performanceId != null && request.seatIds != null && request.grade == null && request.quantity == null
                    && request.items == null && !request.usesIndexes();
            }
        },
        INDEXES {
            @Override
            boolean isUsedBy(NewReservationRequest request) {
                return request.performanceId != null && request.planVersion != null && request.seats != null && request.seatIds == null
                    && request.grade == null && request.quantity == null && request.items == null;
            }
        },
        GRADE {
            @Override
            boolean isUsedBy(NewReservationRequest request) {
                return request.performanceId != null && request.grade != null && request.seatIds == null && request.items == null
                    && !request.usesIndexes();
            }
        },
        ITEMS {
            @Override
            boolean isUsedBy(NewReservationRequest request) {
                return request.eventId != null && request.items != null && request.performanceId == null && request.seatIds == null
                    && request.grade == null && request.quantity == null && !request.usesIndexes();
            }
        };

        abstract boolean isUsedBy(NewReservationRequest request);
    }
}
