package io.yemae.shared.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;

/**
 * The messages that have taken effect. A message is recorded in the transaction of its effect, so a message that is delivered twice takes
 * effect once.
 */
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

    /** For an effect outside the database, which cannot share a transaction: check first, record afterwards. */
    public boolean has(UUID messageId) {
        return ((Number) entityManager.createNativeQuery(HAS).setParameter(1, messageId).getSingleResult()).intValue() > 0;
    }

    /**
     * Records the message.
     *
     * @return whether it was not recorded before. A second delivery that runs at the same time waits for the end of the first one.
     */
    public boolean isFirst(UUID messageId) {
        return entityManager.createNativeQuery(RECORD).setParameter(1, messageId).executeUpdate() == 1;
    }
}
