package io.yemae.holds.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.yemae.booking.rest.ReservationBodies;
import io.yemae.holds.Hold;
import io.yemae.seating.SeatPlan;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The response to a new reservation, which is to be paid. */
@Schema(name = "NewReservationResponse")
public record NewReservationBody(String message, Reservation reservation) {

    /** In snake_case; the seats are in camelCase, as in {@link ReservationBodies}. */
    @Schema(name = "NewReservation")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Reservation(UUID id, String reservationNumber, UUID eventId, UUID performanceId, String status, String paymentStatus,
                              long totalAmount, Instant expiresAt, List<ReservationBodies.Seat> seats,
                              @Schema(description = "한 번 연장할 수 있는 시간(초). 연장할 수 없으면 0") int extensionSeconds) {
    }

    static NewReservationBody of(Hold hold, SeatPlan plan, int extensionSeconds) {
        return new NewReservationBody("좌석이 선택되었습니다.", new Reservation(hold.id().value(), hold.number(), plan.event().value(),
            hold.performance().value(), "pending", "pending", hold.total().amount(), hold.expiresAt(),
            hold.seats().stream().map(seat -> seat(seat, plan, plan.indexOf(seat.id().value()))).toList(), extensionSeconds));
    }

    private static ReservationBodies.Seat seat(Hold.HeldSeat held, SeatPlan plan, int seat) {
        String grade = plan.grade(seat).name();
        return plan.isPlaced(seat)
            ? new ReservationBodies.Seat(held.id().value(), held.label(), plan.section(seat), plan.row(seat), plan.number(seat), grade,
                held.price().amount())
            : new ReservationBodies.Seat(null, null, null, null, null, grade, held.price().amount());
    }
}
