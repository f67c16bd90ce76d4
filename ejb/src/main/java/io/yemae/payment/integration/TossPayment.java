package io.yemae.payment.integration;

import io.yemae.payment.GatewayAnswer;
import io.yemae.payment.GatewayAnswer.Paid;
import io.yemae.payment.GatewayAnswer.Refused;
import io.yemae.payment.GatewayAnswer.Returned;
import io.yemae.payment.GatewayAnswer.Unclear;
import io.yemae.payment.GatewayAnswer.Waiting;
import io.yemae.shared.Won;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** A payment object of the core API, read. What does not look like one is unclear. */
record TossPayment(JsonObject json) {

    GatewayAnswer meaning() {
        try {
            String key = json.getString("paymentKey");
            return switch (json.getString("status")) {
                case "DONE" -> new Paid(key, json.getString("orderId"), amount(), json.getString("currency", "KRW"), at(json, "approvedAt"));
                case "CANCELED" -> new Returned(key, amount(), at(json, "approvedAt"), at(lastCancel(), "canceledAt"));
                case "IN_PROGRESS" -> new Waiting(key, true);
                case "READY", "WAITING_FOR_DEPOSIT" -> new Waiting(key, false);
                case "ABORTED", "EXPIRED" -> refused();
                default -> new Unclear("status " + json.getString("status"));
            };
        } catch (RuntimeException e) {
            return new Unclear("not a payment: " + e.getMessage());
        }
    }

    private Refused refused() {
        JsonValue failure = json.get("failure");
        return failure instanceof JsonObject why
            ? new Refused(why.getString("code", "ABORTED"), why.getString("message", "결제에 실패했습니다."))
            : new Refused(json.getString("status"), "결제에 실패했습니다.");
    }

    private Won amount() {
        return new Won(json.getJsonNumber("totalAmount").longValueExact());
    }

    private JsonObject lastCancel() {
        JsonArray cancels = json.getJsonArray("cancels");
        return cancels.getJsonObject(cancels.size() - 1);
    }

    /** @throws DateTimeException when it is no time */
    private static Instant at(JsonObject of, String member) {
        return OffsetDateTime.parse(of.getString(member)).toInstant();
    }
}
