package io.yemae.payment.integration;

import io.yemae.payment.PaymentId;
import io.yemae.shared.Problem;
import io.yemae.shared.Uuid7;
import io.yemae.shared.json.ReceivedJson;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;

/** A webhook, {@code {"eventType","createdAt","data":{payment}}}. Only the order id of a change of a payment's status is read. */
record TossWebhook(JsonObject json) {
    private static final String STATUS_CHANGED = "PAYMENT_STATUS_CHANGED";

    /** @throws Problem invalid {@code MALFORMED_WEBHOOK} if it is not a JSON object */
    static TossWebhook read(String body) {
        try {
            return new TossWebhook(ReceivedJson.read(body).asJsonObject());
        } catch (JsonException | ClassCastException e) {
            throw Problem.invalid("MALFORMED_WEBHOOK", "올바르지 않은 웹훅입니다.");
        }
    }

    /** The payment whose status changed; empty for any other event. */
    Optional<PaymentId> order() {
        return json.get("eventType") instanceof JsonString type && type.getString().equals(STATUS_CHANGED)
            && json.get("data") instanceof JsonObject data && data.get("orderId") instanceof JsonString order
            ? Uuid7.parse(order.getString()).map(PaymentId::new) : Optional.empty();
    }
}
