package io.yemae.shared.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;

/**
 * Messages that wait to be sent to a queue. The statement that changes something also writes the message that reports the change. A message
 * stays until its consumer has recorded it in its {@link Inbox}: a broker that loses its journal loses nothing.
 */
@ApplicationScoped
public class Outbox {
    /*
     * Claims a batch for 30 seconds: far longer than sending takes, and short enough if the node dies in between. Uses outbox_unsent.
     */
    private static final String CLAIM = """
        UPDATE outbox
        SET claimed_until = now() + interval '30 seconds'
        WHERE id IN (SELECT id
                     FROM outbox
                     WHERE sent_at IS NULL
                       AND (claimed_until IS NULL OR claimed_until <= now())
                     ORDER BY id
                     LIMIT ?1
                     FOR UPDATE SKIP LOCKED)
        RETURNING id, queue, type, subject""";

    private static final String SENT = """
        UPDATE outbox
        SET sent_at = now()
        WHERE id = ANY (?1)""";

    private static final String RESEND = """
        UPDATE outbox
        SET sent_at = NULL, claimed_until = NULL
        WHERE sent_at IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM inbox WHERE inbox.message_id = outbox.id)""";

    /* Two ranges of the keys. */
    private static final String UNCONSUMED = """
        SELECT count(*)
        FROM outbox
        WHERE id BETWEEN ?1 AND ?2
          AND NOT EXISTS (SELECT 1 FROM inbox WHERE inbox.message_id = outbox.id)""";

    private static final String GIVE_BACK = """
        UPDATE outbox
        SET sent_at = NULL, claimed_until = NULL
        WHERE id BETWEEN ?1 AND ?2
          AND sent_at IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM inbox WHERE inbox.message_id = outbox.id)""";

    private static final String DELETE_CONSUMED = """
        WITH consumed AS (
            DELETE FROM outbox
            WHERE sent_at < now() - interval '1 day'
              AND EXISTS (SELECT 1 FROM inbox WHERE inbox.message_id = outbox.id))
        DELETE FROM inbox
        WHERE received_at < now() - interval '7 days'""";

    @PersistenceContext
    EntityManager entityManager;

    @SuppressWarnings("unchecked")
    List<OutboxMessage> claim(int most) {
        List<Tuple> rows = entityManager.createNativeQuery(CLAIM, Tuple.class).setParameter(1, most).getResultList();
        return rows.stream()
            .map(row -> new OutboxMessage(row.get("id", UUID.class), OutboxMessage.Queue.valueOf(row.get("queue", String.class)),
                row.get("type", String.class), row.get("subject", UUID.class)))
            .toList();
    }

    void markSent(List<OutboxMessage> messages) {
        entityManager.createNativeQuery(SENT)
            .setParameter(1, messages.stream().map(OutboxMessage::id).toArray(UUID[]::new))
            .executeUpdate();
    }

    /** Messages that were handed to the broker and never consumed are sent again. A duplicate takes effect once. */
    int resend() {
        return entityManager.createNativeQuery(RESEND).executeUpdate();
    }

    /** How many messages with these ids have not taken effect. */
    long unconsumed(UUID from, UUID to) {
        return ((Number) entityManager.createNativeQuery(UNCONSUMED).setParameter(1, from).setParameter(2, to).getSingleResult())
            .longValue();
    }

    /** As {@link #resend()}, for messages with these ids. */
    int giveBack(UUID from, UUID to) {
        return entityManager.createNativeQuery(GIVE_BACK).setParameter(1, from).setParameter(2, to).executeUpdate();
    }

    void deleteConsumed() {
        entityManager.createNativeQuery(DELETE_CONSUMED).executeUpdate();
    }
}
