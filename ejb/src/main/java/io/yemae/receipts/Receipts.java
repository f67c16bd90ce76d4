package io.yemae.receipts;

import io.yemae.account.Accounts;
import io.yemae.booking.ReservationView;
import io.yemae.booking.Reservations;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;

/**
 * The receipt of a reservation in each of its forms (requirement 1, 4.2). It follows from the reservation at every call, so it is never out of date.
 *
 * <p>Each method throws {@link Problem} not found {@code RESERVATION_NOT_FOUND} (also for somebody else's) or conflict {@code NO_RECEIPT} for what
 * was never paid.
 */
@Stateless
// No transaction: signing and drawing is work for the processor, and no database connection waits meanwhile.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Receipts {

    @Inject
    Reservations reservations;

    @Inject
    Accounts accounts;

    @Inject
    EntryCodes codes;

    @Inject
    ReceiptPage page;

    @Inject
    DrawnReceipts drawn;

    public ReceiptView get(ReservationId id, UserId user) {
        ReservationView reservation = reservations.get(id, user);
        if (reservation.confirmedAt() == null) {
            throw Problem.conflict("NO_RECEIPT", "결제가 완료된 예매만 영수증이 있습니다.");
        }
        return new ReceiptView(reservation, accounts.get(user).name(), codes.codeOf(reservation).orElse(null));
    }

    /** A whole HTML page that needs nothing from elsewhere. */
    public String html(ReservationId id, UserId user) {
        return page.html(get(id, user));
    }

    /** A4. Drawn on other threads; fails with {@link Problem} unavailable when too many receipts wait to be drawn. */
    public CompletionStage<byte[]> pdf(ReservationId id, UserId user) {
        return drawn.pdf(get(id, user));
    }
}
