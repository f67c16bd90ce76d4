package io.yemae.payment;

import io.yemae.shared.Problem;
import io.yemae.shared.Uuid7;
import io.yemae.shared.messaging.Inbox;
import io.yemae.shared.sql.SqlFile;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Webhooks of the gateway. The beginning of a webhook is stored, and the gateway is asked about the payment later, by a message. Anybody
 * can send webhooks, so a payment has a bounded number of stored webhooks and at most one pending lookup.
 */
@Stateless
public class GatewayWebhooks {
    private static final int KEPT_BYTES = 2_048;
    private static final int KEPT_PER_PAYMENT = 20;

    /*
     * Each content once. A webhook about an unknown order, or one that was never confirmed, is not stored. By
     * payment_webhooks_by_payment.
     */
    private static final String STORE = """
        INSERT INTO payment_webhooks (id, content, payment_id, body)
        SELECT ?1, ?2, id, ?3
        FROM payments
        WHERE id = ?4
          AND method IN ('CARD', 'EASY_PAY')
          AND status <> 'READY'
          AND (SELECT count(*) FROM payment_webhooks WHERE payment_id = ?4) < ?5
        ON CONFLICT ON CONSTRAINT payment_webhooks_content DO NOTHING""";

    private static final String REQUEST_LOOKUP = SqlFile.read(GatewayWebhooks.class, "request-lookup.sql");
    private static final String END_LOOKUP = SqlFile.read(GatewayWebhooks.class, "end-lookup.sql");

    /* The lookup answers all webhooks that came before it. */
    private static final String BEGIN_LOOKUP = """
        UPDATE payment_looks
        SET again = false
        WHERE payment_id = ?1
          AND message_id = ?2""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    PaymentGateway gateway;

    @Inject
    Inbox inbox;

    /**
     * Stores the webhook and requests a lookup of its payment. Webhooks about anything else are ignored.
     *
     * @throws Problem invalid {@code MALFORMED_WEBHOOK}
     */
    public void receive(String body) {
        gateway.subjectOf(body).ifPresent(payment -> {
            entityManager.createNativeQuery(STORE)
                .setParameter(1, Uuid7.next())
                .setParameter(2, hash(body))
                .setParameter(3, beginning(body))
                .setParameter(4, payment.value())
                .setParameter(5, KEPT_PER_PAYMENT)
                .executeUpdate();
            entityManager.createNativeQuery(REQUEST_LOOKUP).setParameter(1, payment.value()).setParameter(2, Uuid7.next()).executeUpdate();
        });
    }

    /** @return whether the gateway still has to be asked because of this message */
    public boolean beginLookup(UUID message, PaymentId payment) {
        if (inbox.has(message)) {
            return false;
        }
        entityManager.createNativeQuery(BEGIN_LOOKUP).setParameter(1, payment.value()).setParameter(2, message).executeUpdate();
        return true;
    }

    /** The gateway's answer has been recorded. */
    public void endLookup(UUID message, PaymentId payment) {
        if (inbox.isFirst(message)) {
            entityManager.createNativeQuery(END_LOOKUP)
                .setParameter(1, payment.value())
                .setParameter(2, message)
                .setParameter(3, Uuid7.next())
                .executeUpdate();
        }
    }

    /** Deletes webhooks after a month, until when they help to analyse problems, and lookups after a day. */
    public void forgetOld() {
        entityManager.createNativeQuery("DELETE FROM payment_webhooks WHERE received_at < now() - interval '30 days'").executeUpdate();
        entityManager.createNativeQuery("DELETE FROM payment_looks WHERE done_at < now() - interval '1 day'").executeUpdate();
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

    private static String hash(String body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
