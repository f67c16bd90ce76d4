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
 * What the gateway tells us by itself: the beginning of it is stored, and the payment is looked into afterwards by asking the gateway. Anybody can send
 * it, so each payment has a bounded number of stored webhooks, and at most one question to the gateway waits for it.
 */
@Stateless
public class GatewayWebhooks {
    private static final int KEPT_BYTES = 2_048;
    private static final int KEPT_A_PAYMENT = 20;

    /* Each content once; one about an order that is none of ours, or was never confirmed, leaves no trace. By payment_webhooks_by_payment. */
    private static final String STORE = """
        INSERT INTO payment_webhooks (id, content, payment_id, body)
        SELECT ?1, ?2, id, ?3
        FROM payments
        WHERE id = ?4
          AND method IN ('CARD', 'EASY_PAY')
          AND status <> 'READY'
          AND (SELECT count(*) FROM payment_webhooks WHERE payment_id = ?4) < ?5
        ON CONFLICT ON CONSTRAINT payment_webhooks_content DO NOTHING""";

    private static final String WANT_LOOK = SqlFile.read(GatewayWebhooks.class, "want-look.sql");
    private static final String END_LOOK = SqlFile.read(GatewayWebhooks.class, "end-look.sql");

    /* What came before the question is answered by it. */
    private static final String BEGIN_LOOK = """
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

    /** Believes nothing, and promises to look. What it does not know it ignores. @throws Problem invalid {@code MALFORMED_WEBHOOK} */
    public void receive(String body) {
        gateway.subjectOf(body).ifPresent(payment -> {
            entityManager.createNativeQuery(STORE)
                .setParameter(1, Uuid7.next())
                .setParameter(2, hash(body))
                .setParameter(3, beginning(body))
                .setParameter(4, payment.value())
                .setParameter(5, KEPT_A_PAYMENT)
                .executeUpdate();
            entityManager.createNativeQuery(WANT_LOOK).setParameter(1, payment.value()).setParameter(2, Uuid7.next()).executeUpdate();
        });
    }

    /** @return whether the gateway is still to be asked because of this message */
    public boolean beginLook(UUID message, PaymentId payment) {
        if (inbox.has(message)) {
            return false;
        }
        entityManager.createNativeQuery(BEGIN_LOOK).setParameter(1, payment.value()).setParameter(2, message).executeUpdate();
        return true;
    }

    /** What the gateway said has been recorded. */
    public void endLook(UUID message, PaymentId payment) {
        if (inbox.isFirst(message)) {
            entityManager.createNativeQuery(END_LOOK)
                .setParameter(1, payment.value())
                .setParameter(2, message)
                .setParameter(3, Uuid7.next())
                .executeUpdate();
        }
    }

    /** Webhooks are kept for a month, for whoever has to find out what happened. */
    public void forgetOld() {
        entityManager.createNativeQuery("DELETE FROM payment_webhooks WHERE received_at < now() - interval '30 days'").executeUpdate();
        entityManager.createNativeQuery("DELETE FROM payment_looks WHERE done_at < now() - interval '1 day'").executeUpdate();
    }

    /** At most so many bytes of UTF-8, cut between code points. */
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
