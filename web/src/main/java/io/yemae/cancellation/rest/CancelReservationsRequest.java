package io.yemae.cancellation.rest;

import io.yemae.booking.rest.ReservationFilterFields;
import io.yemae.cancellation.ReservationSelection;
import io.yemae.rest.json.TextInput;
import io.yemae.shared.EventId;
import io.yemae.shared.text.TextKind;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The reservations to cancel, and why. */
@Schema(name = "CancelReservationsRequest")
public record CancelReservationsRequest(
    @Schema(description = "취소할 예매의 ID, 200개까지. filter와 함께 보내지 않는다.") List<String> reservationIds,
    @Schema(description = "취소할 예매의 조건, 5,000건까지. q, number, email, eventId, performanceId 중 하나는 있어야 한다.")
    ReservationFilterFields filter,
    @TextInput(TextKind.LINES)
    @NotBlank(message = "이유를 입력해주세요.") @Size(max = 500, message = "이유는 500자 이하여야 합니다.") String reason,
    @Schema(description = "미리보기의 version. 그 뒤에 바뀐 예매가 있으면 취소하지 않는다.") String version) {

    ReservationSelection in(Set<EventId> among) {
        return ReservationSelectionFields.in(reservationIds, filter, among);
    }
}
