package io.yemae.holds.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.yemae.booking.ReservationStatus;
import io.yemae.booking.ReservationView;
import io.yemae.catalog.rest.EnglishTexts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A reservation as requirement 2 defines it for its seats page. */
@Schema(name = "SeatReservationResponse")
public record SeatReservationBody(Reservation reservation) {

    /**
     * The reservation.
     *
     * @param expired true if the hold has expired, absent otherwise
     */
    @Schema(name = "SeatReservation")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Reservation(
        UUID id,
        String reservationNumber,
        long totalAmount,
        String status,
        String paymentStatus,
        String paymentMethod,
        Instant expiresAt,
        Instant createdAt,
        UUID eventId,
        String eventTitle,
        String venue,
        Instant eventDate,
        List<Seat> seats,
        @JsonProperty("isExpired") @JsonInclude(JsonInclude.Include.NON_NULL) Boolean expired,
        @JsonInclude(JsonInclude.Include.NON_NULL) EnglishTexts english) {
    }

    /** A seat, or the units of one general-admission grade, whose seat members are null. */
    @Schema(name = "ReservedSeat")
    public record Seat(UUID seatId, String seatLabel, String section, Integer rowNumber, Integer seatNumber, long price,
        String ticketTypeName, int quantity) {

        static Seat of(ReservationView.Item item) {
            return new Seat(item.seat(), item.label(), item.section(), item.row(), item.number(), item.unitPrice().amount(), item.grade(),
                item.quantity());
        }
    }

    static SeatReservationBody of(ReservationView view) {
        return new SeatReservationBody(new Reservation(view.id().value(), view.number(), view.total().amount(), view.status().wireName(),
            view.paymentStatus(), view.paymentMethod(), view.expiresAt(), view.createdAt(), view.event().value(), view.eventTitle(),
            view.venue(), view.eventDate(), view.items().stream().map(Seat::of).toList(),
            view.status() == ReservationStatus.EXPIRED ? true : null, EnglishTexts.of(view.english())));
    }
}
