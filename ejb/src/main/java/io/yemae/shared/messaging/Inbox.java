package io.yemae.shared.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;

/** Which messages have taken effect. Recorded in the transaction of the effect, so that a message delivered twice takes effect once. */
@ApplicationScoped
public class Inbox {
    private static final String RECORD = """
        INSERT INTO inbox (message_id)
        VALUES (?1)
        ON CONFLICT DO NOTHING""";

    private static final String HAS = """
        SELECT count(*)
        FROM inbox
        WHERE message_id = ?1""";

    @PersistenceContext
    EntityManager entityManager;

    /** For an effect outside the database, which cannot share a transaction: look first, record afterwards. */
    public boolean has(UUID messageId) {
        return ((Number) entityManager.createNativeQuery(HAS).setParameter(1, messageId).getSingleResult()).intValue() > 0;
    }

    /** @return whether this is the first time; a second delivery that runs at the same moment waits for the first one's end */
    public boolean isFirst(UUID messageId) {
        return entityManager.createNativeQuery(RECORD).setParameter(1, messageId).executeUpdate() == 1;
    }
}
