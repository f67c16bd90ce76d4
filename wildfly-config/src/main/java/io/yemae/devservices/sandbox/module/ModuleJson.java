package io.yemae.devservices.sandbox.module;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yemae.devservices.sandbox.ledger.ModulePayment;

/** A payment of the module in JSON. */
public final class ModuleJson {

    private ModuleJson() {
    }

    public static ObjectNode of(ModulePayment payment) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("paymentId", payment.paymentId())
            .put("reservationId", payment.reservationId()).put("amount", payment.amount())
            .put("status", payment.cancelled() ? "CANCELLED" : "PAID").put("paidAt", payment.paidAt().toString());
        if (payment.cancelled()) {
            json.put("cancelledAt", payment.cancelledAt().toString()).put("reason", payment.reason());
        }
        return json;
    }
}
