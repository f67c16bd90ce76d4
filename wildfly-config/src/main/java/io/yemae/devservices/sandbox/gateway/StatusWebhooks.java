package io.yemae.devservices.sandbox.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yemae.devservices.sandbox.delivery.Deliveries;
import io.yemae.devservices.sandbox.delivery.Message;
import io.yemae.devservices.sandbox.ledger.Payment;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** The webhook PAYMENT_STATUS_CHANGED, which the shop gets after every change of a payment. Like Toss's, it is not signed. */
public final class StatusWebhooks {

    private final Deliveries webhooks;
    private final Clock clock;

    public StatusWebhooks(Deliveries webhooks, Clock clock) {
        this.webhooks = webhooks;
        this.clock = clock;
    }

    public void send(Payment payment) {
        Instant now = clock.instant();
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("eventType", "PAYMENT_STATUS_CHANGED")
            .put("createdAt", SeoulTime.local(now));
        event.set("data", PaymentJson.of(payment));
        webhooks.send(Message.of(event.toString(), Map.of("tosspayments-webhook-transmission-time", SeoulTime.withOffset(now))));
    }
}
