package io.yemae.payment.integration;

import io.yemae.payment.PaymentId;
import io.yemae.shared.Problem;
import io.yemae.shared.Uuid7;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Optional;

/** {@code {"eventType","createdAt","data":{payment}}}, of which we read whom it is about. */
record TossWebhook(JsonObject json) {

    /** @throws Problem invalid {@code MALFORMED_WEBHOOK} */
    static TossWebhook read(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body == null ? "" : body))) {
            JsonObject json = reader.readObject();
            json.getString("eventType");
            json.getJsonObject("data").getString("orderId");
            return new TossWebhook(json);
        } catch (JsonException | ClassCastException | NullPointerException e) {
            throw Problem.invalid("MALFORMED_WEBHOOK", "올바르지 않은 웹훅입니다.");
        }
    }

    Optional<PaymentId> order() {
        return Uuid7.parse(json.getJsonObject("data").getString("orderId")).map(PaymentId::new);
    }
}
