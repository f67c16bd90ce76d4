package io.yemae.cancellation.rest;

import io.yemae.booking.rest.ReservationFilterFields;
import io.yemae.cancellation.ReservationSelection;
import io.yemae.shared.EventId;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The reservations whose cancellation is previewed. */
@Schema(name = "PreviewCancellationsRequest")
public record PreviewCancellationsRequest(
    @Schema(description = "취소할 예매의 ID, 200개까지. filter와 함께 보내지 않는다.") List<String> reservationIds,
    @Schema(description = "취소할 예매의 조건, 5,000건까지. q, number, email, eventId, performanceId 중 하나는 있어야 한다.")
    ReservationFilterFields filter) {

    ReservationSelection in(Set<EventId> among) {
        return ReservationSelectionFields.in(reservationIds, filter, among);
    }
}
