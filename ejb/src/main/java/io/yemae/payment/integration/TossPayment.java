package io.yemae.payment.integration;

import io.yemae.payment.GatewayAnswer;
import io.yemae.payment.GatewayAnswer.Paid;
import io.yemae.payment.GatewayAnswer.PartlyReturned;
import io.yemae.payment.GatewayAnswer.Refused;
import io.yemae.payment.GatewayAnswer.Returned;
import io.yemae.payment.GatewayAnswer.Unclear;
import io.yemae.payment.GatewayAnswer.UnexpectedStatus;
import io.yemae.payment.GatewayAnswer.Waiting;
import io.yemae.payment.GatewayMovement;
import io.yemae.shared.Won;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** Reads a payment object of the core API. Anything else is {@link Unclear}. */
record TossPayment(JsonObject json) {

    GatewayAnswer meaning() {
        try {
            String key = json.getString("paymentKey");
            return switch (json.getString("status")) {
                case "DONE" -> new Paid(key, json.getString("orderId"), amount(), json.getString("currency", "KRW"),
                    at(json, "approvedAt"));
                case "CANCELED" -> returned(key, cancels(key));
                case "PARTIAL_CANCELED" -> new PartlyReturned(key, json.getString("orderId"), amount(), won("balanceAmount"),
                    at(json, "approvedAt"), cancels(key));
                case "IN_PROGRESS" -> new Waiting(key, true);
                case "READY", "WAITING_FOR_DEPOSIT" -> new Waiting(key, false);
                case "ABORTED", "EXPIRED" -> refused();
                default -> new UnexpectedStatus(json.getString("status"));
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

    private Returned returned(String key, List<GatewayMovement> cancels) {
        return new Returned(key, amount(), at(json, "approvedAt"), cancels.get(cancels.size() - 1).at(), cancels);
    }

    private List<GatewayMovement> cancels(String key) {
        return json.getJsonArray("cancels").getValuesAs(JsonObject.class).stream()
            .map(cancel -> new GatewayMovement(cancel.getString("transactionKey"), key, json.getString("orderId"),
                new Won(cancel.getJsonNumber("cancelAmount").longValueExact()), true, at(cancel, "canceledAt")))
            .toList();
    }

    private Won amount() {
        return won("totalAmount");
    }

    private Won won(String member) {
        return new Won(json.getJsonNumber(member).longValueExact());
    }

    /** @throws DateTimeException if it is not an ISO-8601 instant with an offset */
    private static Instant at(JsonObject of, String member) {
        return OffsetDateTime.parse(of.getString(member)).toInstant();
    }
}
