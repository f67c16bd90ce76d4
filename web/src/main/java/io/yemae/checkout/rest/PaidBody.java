package io.yemae.checkout.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.yemae.booking.ReservationView;
import io.yemae.booking.rest.PaymentBody;
import io.yemae.checkout.PointCheckout;
import io.yemae.payment.PaymentView;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A payment and the reservation that it confirmed.
 *
 * @param reservation absent for a purchase of points
 */
@Schema(name = "PaidResponse")
public record PaidBody(PaymentBody payment, @JsonInclude(JsonInclude.Include.NON_NULL) Reservation reservation) {

    /** The fields of the reservation that payment changed. */
    @Schema(name = "PaidReservation")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Reservation(UUID id, String reservationNumber, String status, String paymentStatus, long totalAmount) {
    }

    static PaidBody of(PaymentView payment) {
        return new PaidBody(PaymentBody.of(payment), null);
    }

    static PaidBody of(PaymentView payment, ReservationView reservation) {
        return new PaidBody(PaymentBody.of(payment),
            new Reservation(reservation.id().value(), reservation.number(), reservation.status().wireName(),
            reservation.paymentStatus(), reservation.total().amount()));
    }

    static PaidBody of(PointCheckout.Receipt receipt) {
        return new PaidBody(PaymentBody.of(receipt.payment()),
            new Reservation(receipt.reservation().value(), receipt.number(), "confirmed", "completed", receipt.total().amount()));
    }
}
