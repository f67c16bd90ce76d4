package io.yemae.receipts.persistence;

import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.sql.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;

/** The statements that claim notices and record which have been sent. A notice is one type of mail about one reservation. */
@ApplicationScoped
public class NoticeStatements {
    private static final String RETRY = SqlFile.read(NoticeStatements.class, "retry.sql");

    /* Half a minute exceeds the timeouts of the mail server (see Mailer) and is shorter than the redeliveries of the broker. */
    private static final String CLAIM = """
        INSERT INTO notices (reservation_id, type, message_id, claimed_until)
        VALUES (?1, ?2, ?3, now() + interval '30 seconds')
        ON CONFLICT (reservation_id, type) DO UPDATE
        SET claimed_until = excluded.claimed_until
        WHERE notices.told_at IS NULL
          AND notices.claimed_until <= now()""";

    private static final String MARK_SENT = """
        UPDATE notices
        SET told_at = coalesce(told_at, now())
        WHERE reservation_id = ?1
          AND type = ?2""";

    private static final String IS_SENT = """
        SELECT count(*)
        FROM notices
        WHERE reservation_id = ?1
          AND type = ?2
          AND told_at IS NOT NULL""";

    private static final String RELEASE = """
        UPDATE notices
        SET claimed_until = now()
        WHERE reservation_id = ?1
          AND type = ?2
          AND told_at IS NULL""";

    private static final String BUYER = "SELECT user_id FROM reservations WHERE id = ?1";

    @PersistenceContext
    EntityManager entityManager;

    /** Claims the notice for half a minute. @return false if it has been sent, or another consumer has claimed it */
    public boolean claim(UUID message, String type, ReservationId reservation) {
        return entityManager.createNativeQuery(CLAIM)
            .setParameter(1, reservation.value())
            .setParameter(2, type)
            .setParameter(3, message)
            .executeUpdate() == 1;
    }

    public boolean isSent(String type, ReservationId reservation) {
        return ((Number) entityManager.createNativeQuery(IS_SENT)
            .setParameter(1, reservation.value())
            .setParameter(2, type)
            .getSingleResult()).intValue() > 0;
    }

    public UserId buyer(ReservationId reservation) {
        return new UserId((UUID) entityManager.createNativeQuery(BUYER, UUID.class)
            .setParameter(1, reservation.value())
            .getSingleResult());
    }

    /** Ends the claim, unless the notice has been sent. */
    public void release(String type, ReservationId reservation) {
        change(RELEASE, type, reservation);
    }

    public void markSent(String type, ReservationId reservation) {
        change(MARK_SENT, type, reservation);
    }

    /** Sends the messages about notices again that have not been sent for half an hour, for a day. */
    public void retry() {
        entityManager.createNativeQuery(RETRY).executeUpdate();
    }

    private void change(String sql, String type, ReservationId reservation) {
        entityManager.createNativeQuery(sql)
            .setParameter(1, reservation.value())
            .setParameter(2, type)
            .executeUpdate();
    }
}
