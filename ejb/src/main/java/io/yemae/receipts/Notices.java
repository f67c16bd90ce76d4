package io.yemae.receipts;

import io.yemae.account.EmailConfirmations;
import io.yemae.account.UserView;
import io.yemae.booking.Reservations;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import io.yemae.shared.messaging.Inbox;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;

/** Tells a buyer by mail what became of a reservation: once each kind of news, however many messages say so. */
@Stateless
public class Notices {
    /* Half a minute is longer than a mail server may take (see NoticeMail), and over before the broker gives up. */
    private static final String CLAIM = """
        INSERT INTO notices (reservation_id, type, message_id, claimed_until)
        VALUES (?1, ?2, ?3, now() + interval '30 seconds')
        ON CONFLICT (reservation_id, type) DO UPDATE
        SET claimed_until = excluded.claimed_until
        WHERE notices.told_at IS NULL
          AND notices.claimed_until <= now()""";

    private static final String TOLD = """
        UPDATE notices
        SET told_at = coalesce(told_at, now())
        WHERE reservation_id = ?1
          AND type = ?2""";

    private static final String IS_TOLD = """
        SELECT count(*)
        FROM notices
        WHERE reservation_id = ?1
          AND type = ?2
          AND told_at IS NOT NULL""";

    private static final String GIVE_UP = """
        UPDATE notices
        SET claimed_until = now()
        WHERE reservation_id = ?1
          AND type = ?2
          AND told_at IS NULL""";

    /* What the broker gave up, which it does within a minute, is handed to it again. By notices_untold and the key of the outbox. */
    private static final String SEND_AGAIN = """
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

    @EJB
    Notices steps;

    /**
     * Tells it, unless it has been told. A mail server that takes nothing is told by an exception, so that the message comes again; a crash between
     * sending and recording may repeat a mail, and never loses one.
     *
     * @throws IllegalArgumentException for a type that nobody knows
     */
    // No transaction: a slow mail server must not keep a database connection from those who buy.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void tell(UUID message, String type, ReservationId reservation) {
        NoticeType news = NoticeType.of(type);
        Optional<UserId> owner = steps.claim(message, news.message(), reservation);
        if (owner.isEmpty()) {
            return;
        }
        boolean sent = false;
        try {
            send(news, reservation, owner.get());
            sent = true;
        } finally {
            if (!sent) {
                steps.giveUp(news.message(), reservation);
            }
        }
        steps.told(message, news.message(), reservation);
    }

    /** What could not be told is tried every half hour, for a day. */
    public void sendAgain() {
        entityManager.createNativeQuery(SEND_AGAIN).executeUpdate();
    }

    private void send(NoticeType news, ReservationId reservation, UserId owner) {
        // An address that its owner has not confirmed may be a stranger's.
        confirmations.addressee(owner).ifPresent(buyer -> send(news, reservation, buyer));
    }

    private void send(NoticeType news, ReservationId reservation, UserView buyer) {
        UserId owner = buyer.id();
        switch (news) {
            case CONFIRMED -> mail.confirmed(buyer.email(), receipts.get(reservation, owner));
            case CANCELLED -> mail.cancelled(buyer.email(), receipts.get(reservation, owner));
            case RETURNED -> mail.returned(buyer, reservations.get(reservation, owner));
        }
    }

    // The steps below are public because the container opens a transaction for public methods only.

    /** @return whom to tell; empty when it has been told */
    public Optional<UserId> claim(UUID message, String type, ReservationId reservation) {
        if (inbox.has(message)) {
            return Optional.empty();
        }
        if (!isClaimed(message, type, reservation)) {
            if (!isTold(type, reservation)) {
                throw new IllegalStateException("Somebody else is telling " + type + " of " + reservation + " at this moment");
            }
            inbox.isFirst(message);
            return Optional.empty();
        }
        return Optional.of(new UserId((UUID) entityManager.createNativeQuery("SELECT user_id FROM reservations WHERE id = ?1", UUID.class)
            .setParameter(1, reservation.value())
            .getSingleResult()));
    }

    public void giveUp(String type, ReservationId reservation) {
        change(GIVE_UP, type, reservation);
    }

    public void told(UUID message, String type, ReservationId reservation) {
        change(TOLD, type, reservation);
        inbox.isFirst(message);
    }

    private boolean isClaimed(UUID message, String type, ReservationId reservation) {
        return entityManager.createNativeQuery(CLAIM)
            .setParameter(1, reservation.value())
            .setParameter(2, type)
            .setParameter(3, message)
            .executeUpdate() == 1;
    }

    private boolean isTold(String type, ReservationId reservation) {
        return ((Number) entityManager.createNativeQuery(IS_TOLD)
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
