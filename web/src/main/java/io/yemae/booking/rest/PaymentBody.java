package io.yemae.booking.rest;

import io.yemae.payment.PaymentView;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The payment of a reservation as its buyer sees it. Amounts are in won; both together are the price. */
@Schema(name = "Payment")
public record PaymentBody(UUID id, long number, String method, long amount, long points, String status, Instant approvedAt) {

    public static PaymentBody of(PaymentView payment) {
        return new PaymentBody(payment.id().value(), payment.number(), payment.method().name(), payment.amount().amount(),
            payment.points().amount(), payment.status().name(), payment.approvedAt());
    }
}
