package io.yemae.receipts.persistence;

import io.yemae.receipts.ReservationMail;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.Uuid7;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The mails about a reservation, and sending one again. */
@ApplicationScoped
public class ReservationMailRows {
    private static final String REPEAT = SqlFile.read(ReservationMailRows.class, "repeat.sql");

    /* By the keys. After a day nothing sends an unsent notice again. */
    private static final String OF_RESERVATION = """
        SELECT notice.type, notice.told_at, notice.repeated_at, notice.repeated,
               CASE WHEN notice.told_at IS NOT NULL THEN 'sent'
                    WHEN message.created_at > now() - interval '1 day' THEN 'waiting'
                    ELSE 'failed'
               END AS status
        FROM notices notice
        LEFT JOIN outbox message ON message.id = notice.message_id
        WHERE notice.reservation_id = ?1
        ORDER BY coalesce(notice.told_at, message.created_at), notice.type""";

    private static final String BUYER = "SELECT user_id FROM reservations WHERE id = ?1";

    @PersistenceContext
    EntityManager entityManager;

    /** Oldest first. */
    @SuppressWarnings("unchecked")
    public List<ReservationMail> of(ReservationId reservation) {
        List<Tuple> rows = entityManager.createNativeQuery(OF_RESERVATION, Tuple.class).setParameter(1, reservation.value())
            .getResultList();
        return rows.stream().map(row -> new ReservationMail(row.get("type", String.class), row.get("status", String.class),
            row.get("told_at", Instant.class), row.get("repeated_at", Instant.class), row.get("repeated", Integer.class))).toList();
    }

    @SuppressWarnings("unchecked")
    public Optional<UserId> buyer(ReservationId reservation) {
        List<UUID> ids = entityManager.createNativeQuery(BUYER, UUID.class).setParameter(1, reservation.value()).getResultList();
        return ids.stream().findFirst().map(UserId::new);
    }

    /** Sends a notice again after the commit. @return false if it is being sent, or has been sent too often */
    public boolean repeat(ReservationId reservation, String type) {
        return entityManager.createNativeQuery(REPEAT)
            .setParameter(1, reservation.value())
            .setParameter(2, type)
            .setParameter(3, Uuid7.next())
            .executeUpdate() == 1;
    }
}
