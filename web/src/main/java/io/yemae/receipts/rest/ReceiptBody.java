package io.yemae.receipts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.yemae.booking.ReservationView;
import io.yemae.booking.rest.ReservationBodies;
import io.yemae.catalog.rest.EnglishTexts;
import io.yemae.receipts.ReceiptView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A receipt. As for reservations, the receipt is in snake_case and its items are in camelCase. */
@Schema(name = "ReceiptResponse")
public record ReceiptBody(Receipt receipt) {

    /**
     * The receipt.
     *
     * @param points      the part of the total that was paid with points besides the payment method
     * @param cancelledAt null until the reservation is cancelled
     * @param entryCode   a compact JWS, verified by the published keys; null if the reservation is cancelled
     */
    @Schema(name = "Receipt")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Receipt(
        UUID reservationId,
        String reservationNumber,
        String buyer,
        UUID eventId,
        String eventTitle,
        String venue,
        String address,
        Instant eventDate,
        List<ReservationBodies.Item> items,
        long fee,
        long discount,
        long totalAmount,
        long points,
        String paymentMethod,
        String paymentStatus,
        Instant paidAt,
        Instant cancelledAt,
        String status,
        String entryCode,
        @JsonInclude(JsonInclude.Include.NON_NULL) EnglishTexts english) {
    }

    static ReceiptBody of(ReceiptView view) {
        ReservationView reservation = view.reservation();
        return new ReceiptBody(new Receipt(reservation.id().value(), reservation.number(), view.buyer(), reservation.event().value(),
            reservation.eventTitle(), reservation.venue(), reservation.address(), reservation.eventDate(),
            reservation.items().stream().map(ReservationBodies.Item::of).toList(), reservation.fee().amount(),
            reservation.discount().amount(), reservation.total().amount(), view.points().amount(), reservation.paymentMethod(),
            reservation.paymentStatus(), reservation.confirmedAt(), reservation.cancelledAt(), reservation.status().wireName(),
            view.entryCode(), EnglishTexts.of(reservation.english())));
    }
}
