package io.yemae.booking;

import io.yemae.account.Accounts;
import io.yemae.account.UserView;
import io.yemae.shared.Inbox;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
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

    /**
     * Tells once: the message is recorded in the same transaction, and a mail server that takes nothing rolls it back, so that the message
     * comes again.
     */
    public void confirmed(UUID message, ReservationId reservation) {
        if (inbox.isFirst(message)) {
            UserId owner = new UserId((UUID) entityManager.createNativeQuery("SELECT user_id FROM reservations WHERE id = ?1", UUID.class)
                .setParameter(1, reservation.value())
                .getSingleResult());
            UserView buyer = accounts.get(owner);
            mail.confirmed(buyer.email(), buyer.name(), reservations.get(reservation, owner));
        }
    }
}
