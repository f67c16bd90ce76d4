package io.yemae.door;

import io.yemae.door.domain.EntryKey;
import io.yemae.door.persistence.TicketRows;
import io.yemae.receipts.ReceiptView;
import io.yemae.receipts.Receipts;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Gives the ticket page the data for its changing code. */
@Stateless
public class EntryPasses {

    @Inject
    Receipts receipts;

    @Inject
    TicketRows tickets;

    /**
     * The data with which the buyer's page computes the changing code, also without a network.
     *
     * @throws Problem not found {@code RESERVATION_NOT_FOUND}, also for another user's reservation; conflict {@code NO_RECEIPT} if it was
     *     never paid, or {@code NO_ENTRY_CODE} if it is cancelled
     */
    public EntryPass pass(ReservationId reservation, UserId user) {
        ReceiptView receipt = receipts.valid(reservation, user);
        byte[] secret = tickets.secret(reservation).orElseThrow(ReceiptView::noEntryCode);
        return new EntryPass(receipt.reservation().number(), receipt.entryCode(),
            EntryKey.of(secret, tickets.performanceOf(reservation)).encoded());
    }

    /** The interval at which the code changes. */
    public int stepSeconds() {
        return EntryKey.stepSeconds();
    }
}
