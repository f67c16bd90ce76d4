package io.yemae.receipts;

import io.yemae.account.EmailConfirmations;
import io.yemae.account.UserView;
import io.yemae.booking.ReservationStatus;
import io.yemae.booking.ReservationView;
import io.yemae.booking.Reservations;
import io.yemae.receipts.persistence.NoticeStatements;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.Transactions;
import io.yemae.shared.UserId;
import io.yemae.shared.messaging.Inbox;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Sends mails about a reservation to its buyer, each kind once, however many messages request it. */
@Stateless
public class Notices {

    @Inject
    NoticeStatements notices;

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
     * @throws Problem unavailable {@code UNAVAILABLE} if another consumer is sending the notice
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
                transactions.inNew(() -> notices.release(type, reservation));
            }
        }
        transactions.inNew(() -> markSent(message, type, reservation));
    }

    /** Retries unsent notices every half hour, for a day. */
    public void retry() {
        notices.retry();
    }

    private void send(NoticeType notice, ReservationId reservation, UserId owner) {
        // An unconfirmed address may belong to another person.
        confirmations.addressee(owner).ifPresent(buyer -> send(notice, reservation, buyer));
    }

    private void send(NoticeType notice, ReservationId reservation, UserView buyer) {
        UserId owner = buyer.id();
        switch (notice) {
            case CONFIRMED -> mail.confirmed(buyer.email(), receipts.get(reservation, owner));
            case CANCELLED -> mail.cancelled(buyer.email(), receipts.get(reservation, owner));
            case OFFERED -> offer(buyer, reservations.get(reservation, owner));
            case RETURNED -> mail.returned(buyer.email(), receipts.ofReturn(reservation, owner));
        }
    }

    /** A delayed mail about an offer that has been paid or has ended would only confuse. */
    private void offer(UserView buyer, ReservationView offered) {
        if (offered.status() == ReservationStatus.PENDING) {
            mail.offered(buyer, offered);
        }
    }

    /** @return the buyer; empty if the notice has been sent */
    private Optional<UserId> claim(UUID message, String type, ReservationId reservation) {
        if (inbox.has(message)) {
            return Optional.empty();
        }
        if (!notices.claim(message, type, reservation)) {
            if (!notices.isSent(type, reservation)) {
                // The broker tries again.
                throw Problem.unavailable();
            }
            inbox.isFirst(message);
            return Optional.empty();
        }
        return Optional.of(notices.buyer(reservation));
    }

    private void markSent(UUID message, String type, ReservationId reservation) {
        notices.markSent(type, reservation);
        inbox.isFirst(message);
    }
}
