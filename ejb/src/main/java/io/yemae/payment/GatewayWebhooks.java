package io.yemae.payment;

import io.yemae.payment.persistence.WebhookStatements;
import io.yemae.shared.Problem;
import io.yemae.shared.messaging.Inbox;
import io.yemae.shared.security.Sha256;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Webhooks of the gateway. The beginning of a webhook is stored, and the gateway is asked about the payment later, by a message. Anybody
 * can send webhooks, so a payment has a bounded number of stored webhooks and at most one pending lookup.
 */
@Stateless
public class GatewayWebhooks {
    private static final int KEPT_BYTES = 2_048;
    private static final int KEPT_PER_PAYMENT = 20;

    @Inject
    WebhookStatements webhooks;

    @Inject
    PaymentGateway gateway;

    @Inject
    Inbox inbox;

    /**
     * Stores the webhook and requests a lookup of its payment. Webhooks about anything else are ignored, and those about a rehearsal, of
     * which nothing is kept.
     *
     * @throws Problem invalid {@code MALFORMED_WEBHOOK}
     */
    public void receive(String body) {
        gateway.subjectOf(body).filter(payment -> !payment.isOfRehearsal()).ifPresent(payment -> {
            webhooks.store(payment, Sha256.hex(body), beginning(body), KEPT_PER_PAYMENT);
            webhooks.requestLookup(payment);
        });
    }

    /** @return whether the gateway still has to be asked because of this message */
    public boolean beginLookup(UUID message, PaymentId payment) {
        if (inbox.has(message)) {
            return false;
        }
        webhooks.beginLookup(message, payment);
        return true;
    }

    /** The gateway's answer has been recorded. */
    public void endLookup(UUID message, PaymentId payment) {
        if (inbox.isFirst(message)) {
            webhooks.endLookup(message, payment);
        }
    }

    /** Deletes webhooks after a month, until when they help to analyse problems, and lookups after a day. */
    public void deleteOld() {
        webhooks.deleteOld();
    }

    /** The first {@link #KEPT_BYTES} bytes of UTF-8, cut between code points. */
    private static String beginning(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        int end = Math.min(bytes.length, KEPT_BYTES);
        while (end > 0 && end < bytes.length && (bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }
}
