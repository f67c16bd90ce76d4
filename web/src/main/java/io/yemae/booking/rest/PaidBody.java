package io.yemae.booking.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.yemae.booking.Checkout;
import io.yemae.booking.ReservationView;
import io.yemae.payment.PaymentView;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A payment and the reservation that it confirmed.
 *
 * @param reservation absent when points were bought
 */
@Schema(name = "PaidResponse")
public record PaidBody(Payment payment, @JsonInclude(JsonInclude.Include.NON_NULL) Reservation reservation) {

    /** The payment; the amount in won. */
    @Schema(name = "Payment")
    public record Payment(UUID id, long number, String method, long amount, String status, Instant approvedAt) {

        static Payment of(PaymentView payment) {
            return new Payment(payment.id().value(), payment.number(), payment.method().name(), payment.amount().amount(), payment.status().name(),
                payment.approvedAt());
        }
    }

    /** The reservation, in the members that changed. */
    @Schema(name = "PaidReservation")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Reservation(UUID id, String reservationNumber, String status, String paymentStatus, long totalAmount) {
    }

    static PaidBody of(PaymentView payment) {
        return new PaidBody(Payment.of(payment), null);
    }

    static PaidBody of(PaymentView payment, ReservationView reservation) {
        return new PaidBody(Payment.of(payment), new Reservation(reservation.id().value(), reservation.number(), reservation.status().wireName(),
            reservation.paymentStatus(), reservation.total().amount()));
    }

    static PaidBody of(Checkout.Receipt receipt) {
        return new PaidBody(Payment.of(receipt.payment()),
            new Reservation(receipt.reservation().value(), receipt.number(), "confirmed", "completed", receipt.total().amount()));
    }
}
