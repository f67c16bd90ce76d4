package io.yemae.booking;

import io.yemae.account.Accounts;
import io.yemae.account.UserView;
import io.yemae.shared.Inbox;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;

/** Tells a buyer by mail what became of a reservation. */
@Stateless
public class Notices {

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    Inbox inbox;

    @Inject
    Reservations reservations;

    @Inject
    Accounts accounts;

    @Inject
    NoticeMail mail;

    @EJB
    Notices steps;

    /**
     * Tells that a reservation was confirmed or cancelled, unless the message has been dealt with. A mail server that takes nothing is told by an exception, so that
     * the message comes again; a crash between sending and recording may repeat a mail, and never loses one.
     */
    // No transaction: a slow mail server must not keep a database connection from those who buy.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void tell(UUID message, String type, ReservationId reservation) {
        steps.unlessTold(message, reservation).ifPresent(notice -> {
            switch (type) {
                case "reservation.confirmed" -> mail.confirmed(notice.buyer(), notice.reservation());
                case "reservation.cancelled" -> mail.cancelled(notice.buyer(), notice.reservation());
                case "payment.returned" -> {
                    // Told by nobody so far.
                }
                default -> throw new IllegalArgumentException("Nobody knows how to tell " + type);
            }
            steps.told(message);
        });
    }

    /** Whom to tell about what. */
    public record Notice(UserView buyer, ReservationView reservation) {
    }

    public Optional<Notice> unlessTold(UUID message, ReservationId reservation) {
        if (inbox.has(message)) {
            return Optional.empty();
        }
        UserId owner = new UserId((UUID) entityManager.createNativeQuery("SELECT user_id FROM reservations WHERE id = ?1", UUID.class)
            .setParameter(1, reservation.value())
            .getSingleResult());
        return Optional.of(new Notice(accounts.get(owner), reservations.get(reservation, owner)));
    }

    public void told(UUID message) {
        inbox.isFirst(message);
    }
}
