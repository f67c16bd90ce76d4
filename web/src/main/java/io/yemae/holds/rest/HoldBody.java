package io.yemae.holds.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.yemae.holds.Hold;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The response to a hold, as requirement 2 defines it. */
@Schema(name = "ReserveSeatsResponse")
public record HoldBody(String message, Reservation reservation) {

    @Schema(name = "HeldReservation")
    public record Reservation(UUID id, String reservationNumber, long totalAmount, Instant expiresAt, List<Seat> seats) {
    }

    @Schema(name = "HeldSeat")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Seat(UUID id, String seatLabel, long price, String status) {
    }

    static HoldBody of(Hold hold) {
        return new HoldBody("좌석이 선택되었습니다.", new Reservation(hold.id().value(), hold.number(), hold.total().amount(), hold.expiresAt(),
            hold.seats().stream().map(seat -> new Seat(seat.id().value(), seat.label(), seat.price().amount(), "locked")).toList()));
    }
}
