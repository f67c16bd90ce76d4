package io.yemae.payment;

import io.yemae.shared.Problem;
import io.yemae.shared.Uuid7;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What the gateway tells us by itself: stored, and looked into afterwards by asking the gateway. */
@Stateless
public class GatewayWebhooks {
    /* Each content once; one about an order that is none of ours leaves no trace. */
    private static final String STORE = """
        WITH stored AS (
            INSERT INTO payment_webhooks (id, content, payment_id, body)
            SELECT ?1, ?2, id, ?3
            FROM payments
            WHERE id = ?4
              AND method IN ('CARD', 'EASY_PAY')
            ON CONFLICT ON CONSTRAINT payment_webhooks_content DO NOTHING
            RETURNING payment_id)
        INSERT INTO outbox (id, queue, type, subject)
        SELECT ?5, 'PAYMENT_CALLBACKS', 'payment.changed', payment_id
        FROM stored""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    PaymentGateway gateway;

    /** Believes nothing, and promises to look. @throws Problem invalid {@code MALFORMED_WEBHOOK} */
    public void receive(String body) {
        gateway.subjectOf(body).ifPresent(payment -> entityManager.createNativeQuery(STORE)
            .setParameter(1, Uuid7.next())
            .setParameter(2, hash(body))
            .setParameter(3, body)
            .setParameter(4, payment.value())
            .setParameter(5, Uuid7.next())
            .executeUpdate());
    }

    /** Webhooks are kept for a month, for whoever has to find out what happened. */
    public void forgetOld() {
        entityManager.createNativeQuery("DELETE FROM payment_webhooks WHERE received_at < now() - interval '30 days'").executeUpdate();
    }

    private static String hash(String body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
