package io.yemae.holds.rest;

import io.yemae.holds.Holds.HoldSeats;
import io.yemae.rest.PathIds;
import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.Problem;
import io.yemae.shared.SeatId;
import io.yemae.shared.UserId;
import java.util.List;
import java.util.function.ToIntFunction;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The seats to hold. Requirement 2 fixes the order and the messages of the refusals, so the members are untyped and are validated here. */
@Schema(name = "ReserveSeatsRequest", requiredProperties = {"eventId", "seatIds"})
public record ReserveSeatsRequest(
    @Schema(type = SchemaType.STRING, format = "uuid", description = "이벤트의 ID") Object eventId,
    @Schema(type = SchemaType.ARRAY, implementation = String.class, description = "좌석 ID") Object seatIds,
    @Schema(type = SchemaType.STRING, format = "uuid", description = "없으면 좌석이 정한다.") Object performanceId) {

    /** @param limit the largest number of seats of a user for an event */
    HoldSeats command(UserId user, ToIntFunction<EventId> limit) {
        EventId event = new EventId(PathIds.uuid(eventId, "Invalid event ID format"));
        if (!(seatIds instanceof List<?> wanted) || wanted.isEmpty()) {
            throw Problem.invalid("NO_SEATS", "Please select at least one seat");
        }
        // One seat is always allowed, so the limit is not read for it.
        int most = wanted.size() == 1 ? 1 : limit.applyAsInt(event);
        if (wanted.size() > most) {
            throw Problem.invalid("SEAT_LIMIT", "최대 " + most + "석까지 선택 가능합니다.");
        }
        List<SeatId> seats = wanted.stream().map(id -> new SeatId(PathIds.uuid(id, "Invalid seat ID format"))).toList();
        PerformanceId performance =
            performanceId == null ? null : new PerformanceId(PathIds.uuid(performanceId, "Invalid performance ID format"));
        return new HoldSeats(user, event, performance, seats);
    }
}
