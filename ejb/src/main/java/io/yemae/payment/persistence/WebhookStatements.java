package io.yemae.payment.persistence;

import io.yemae.payment.PaymentId;
import io.yemae.shared.Uuid7;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;

/** The statements that store webhooks of the gateway, and request and answer the lookups that follow from them. */
@ApplicationScoped
public class WebhookStatements {
    private static final String STORE = SqlFile.read(WebhookStatements.class, "store-webhook.sql");
    private static final String REQUEST_LOOKUP = SqlFile.read(WebhookStatements.class, "request-lookup.sql");
    private static final String END_LOOKUP = SqlFile.read(WebhookStatements.class, "end-lookup.sql");

    /* The lookup answers all webhooks that came before it. */
    private static final String BEGIN_LOOKUP = """
        UPDATE payment_looks
        SET again = false
        WHERE payment_id = ?1
          AND message_id = ?2""";

    private static final String DELETE_OLD_WEBHOOKS = """
        DELETE FROM payment_webhooks
        WHERE received_at < now() - interval '30 days'""";

    /* By payment_looks_over. */
    private static final String DELETE_OLD_LOOKUPS = """
        DELETE FROM payment_looks
        WHERE done_at < now() - interval '1 day'""";

    @PersistenceContext
    EntityManager entityManager;

    /**
     * Stores a webhook about a known payment, unless the same content is stored already.
     *
     * @param hash the SHA-256 of the whole webhook, hexadecimal
     * @param body what is kept of the webhook
     * @param most how many webhooks are kept per payment; beyond that nothing is stored
     */
    public void store(PaymentId payment, String hash, String body, int most) {
        entityManager.createNativeQuery(STORE)
            .setParameter("id", Uuid7.next())
            .setParameter("hash", hash)
            .setParameter("body", body)
            .setParameter("payment", payment.value())
            .setParameter("most", most)
            .executeUpdate();
    }

    /** Requests a lookup of the payment by a message. If one is pending, it is repeated once after its answer. */
    public void requestLookup(PaymentId payment) {
        entityManager.createNativeQuery(REQUEST_LOOKUP).setParameter(1, payment.value()).setParameter(2, Uuid7.next()).executeUpdate();
    }

    /** Webhooks that come from now on need another lookup. */
    public void beginLookup(UUID message, PaymentId payment) {
        entityManager.createNativeQuery(BEGIN_LOOKUP).setParameter(1, payment.value()).setParameter(2, message).executeUpdate();
    }

    /** Ends the lookup, or repeats it in three seconds if another webhook came after its beginning. */
    public void endLookup(UUID message, PaymentId payment) {
        entityManager.createNativeQuery(END_LOOKUP)
            .setParameter(1, payment.value())
            .setParameter(2, message)
            .setParameter(3, Uuid7.next())
            .executeUpdate();
    }

    /** Deletes webhooks that are older than 30 days, and lookups that ended more than a day ago. */
    public void deleteOld() {
        entityManager.createNativeQuery(DELETE_OLD_WEBHOOKS).executeUpdate();
        entityManager.createNativeQuery(DELETE_OLD_LOOKUPS).executeUpdate();
    }
}
