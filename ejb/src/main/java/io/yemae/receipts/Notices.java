package io.yemae.receipts;

import io.yemae.account.EmailConfirmations;
import io.yemae.account.UserView;
import io.yemae.booking.Reservations;
import io.yemae.shared.ReservationId;
import io.yemae.shared.Transactions;
import io.yemae.shared.UserId;
import io.yemae.shared.messaging.Inbox;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;

/** Sends mails about a reservation to its buyer, each kind once, however many messages request it. */
@Stateless
public class Notices {
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

    /* Returns messages to the broker that it has given up, which it does within a minute. By notices_untold and the key of the outbox. */
    private static final String RETRY = """
        UPDATE outbox
        SET sent_at = NULL, claimed_until = NULL
        FROM notices
        WHERE notices.told_at IS NULL
          AND notices.claimed_until < now() - interval '30 minutes'
          AND outbox.id = notices.message_id
          AND outbox.sent_at < now() - interval '30 minutes'
          AND outbox.created_at > now() - interval '1 day'""";

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    Inbox inbox;

    @Inject
    Receipts receipts;

    @Inject
    Reservations reservations;

    @Inject
    EmailConfirmations confirmations;

    @Inject
    NoticeMail mail;

    @Inject
    Transactions transactions;

    /**
     * Sends the notice unless it has been sent. Throws if the mail server fails, so that the message is redelivered. A crash between
     * sending and recording may repeat a mail, but never loses one.
     *
     * @throws IllegalArgumentException for an unknown type
     */
    // No transaction: a slow mail server must not hold a database connection.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void send(UUID message, String type, ReservationId reservation) {
        NoticeType notice = NoticeType.of(type);
        Optional<UserId> owner = transactions.inNew(() -> claim(message, type, reservation));
        if (owner.isEmpty()) {
            return;
        }
        boolean sent = false;
        try {
            send(notice, reservation, owner.get());
            sent = true;
        } finally {
            if (!sent) {
                transactions.inNew(() -> release(type, reservation));
            }
        }
        transactions.inNew(() -> markSent(message, type, reservation));
    }

    /** Retries unsent notices every half hour, for a day. */
    public void retry() {
        entityManager.createNativeQuery(RETRY).executeUpdate();
    }

    private void send(NoticeType notice, ReservationId reservation, UserId owner) {
        // An unconfirmed address may belong to somebody else.
        confirmations.addressee(owner).ifPresent(buyer -> send(notice, reservation, buyer));
    }

    private void send(NoticeType notice, ReservationId reservation, UserView buyer) {
        UserId owner = buyer.id();
        switch (notice) {
            case CONFIRMED -> mail.confirmed(buyer.email(), receipts.get(reservation, owner));
            case CANCELLED -> mail.cancelled(buyer.email(), receipts.get(reservation, owner));
            case RETURNED -> mail.returned(buyer, reservations.get(reservation, owner));
        }
    }

    /** @return the buyer; empty if the notice has been sent */
    private Optional<UserId> claim(UUID message, String type, ReservationId reservation) {
        if (inbox.has(message)) {
            return Optional.empty();
        }
        if (!isClaimed(message, type, reservation)) {
            if (!isSent(type, reservation)) {
                throw new IllegalStateException("Another consumer is sending " + type + " of " + reservation);
            }
            inbox.isFirst(message);
            return Optional.empty();
        }
        return Optional.of(new UserId((UUID) entityManager.createNativeQuery("SELECT user_id FROM reservations WHERE id = ?1", UUID.class)
            .setParameter(1, reservation.value())
            .getSingleResult()));
    }

    private void release(String type, ReservationId reservation) {
        change(RELEASE, type, reservation);
    }

    private void markSent(UUID message, String type, ReservationId reservation) {
        change(MARK_SENT, type, reservation);
        inbox.isFirst(message);
    }

    private boolean isClaimed(UUID message, String type, ReservationId reservation) {
        return entityManager.createNativeQuery(CLAIM)
            .setParameter(1, reservation.value())
            .setParameter(2, type)
            .setParameter(3, message)
            .executeUpdate() == 1;
    }

    private boolean isSent(String type, ReservationId reservation) {
        return ((Number) entityManager.createNativeQuery(IS_SENT)
            .setParameter(1, reservation.value())
            .setParameter(2, type)
            .getSingleResult()).intValue() > 0;
    }

    private int change(String sql, String type, ReservationId reservation) {
        return entityManager.createNativeQuery(sql)
            .setParameter(1, reservation.value())
            .setParameter(2, type)
            .executeUpdate();
    }
}
