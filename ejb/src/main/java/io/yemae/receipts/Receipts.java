package io.yemae.receipts;

import io.yemae.account.Accounts;
import io.yemae.account.UserView;
import io.yemae.booking.ReservationView;
import io.yemae.booking.Reservations;
import io.yemae.payment.Payments;
import io.yemae.shared.Problem;
import io.yemae.shared.ReservationId;
import io.yemae.shared.UserId;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The receipt of a reservation as data, HTML and PDF (requirement 1, 4.2). It is made from the reservation at each call, so it is always
 * current.
 *
 * <p>Each method with an id throws {@link Problem} not found {@code RESERVATION_NOT_FOUND} (also for another user's reservation) or
 * conflict {@code NO_RECEIPT} for a reservation that was never paid.
 */
@Stateless
// No transaction: signing and rendering take processor time, and no database connection should be held meanwhile.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Receipts {

    @Inject
    Reservations reservations;

    @Inject
    Payments payments;

    @Inject
    Accounts accounts;

    @Inject
    EntryCodes codes;

    @Inject
    ReceiptPage page;

    @Inject
    ReceiptPdfCache pdfs;

    /** In the language of the user. */
    public ReceiptView get(ReservationId id, UserId user) {
        ReservationView reservation = reservations.get(id, user);
        if (reservation.confirmedAt() == null) {
            throw Problem.conflict("NO_RECEIPT", "결제가 완료된 예매만 영수증이 있습니다.");
        }
        UserView buyer = accounts.get(user);
        return new ReceiptView(reservation, payments.pointsOf(id), buyer.name(), codes.codeOf(reservation).orElse(null), buyer.language());
    }

    /**
     * The receipt of a reservation that admits somebody, with its entry code.
     *
     * @throws Problem conflict {@code NO_ENTRY_CODE} if the reservation is cancelled
     */
    public ReceiptView valid(ReservationId id, UserId user) {
        ReceiptView receipt = get(id, user);
        if (receipt.entryCode() == null) {
            throw ReceiptView.noEntryCode();
        }
        return receipt;
    }

    /**
     * What a notice says about a payment that was refunded because it came too late: the amounts of a receipt, without an entry code. There
     * is one for a reservation that was never confirmed, too.
     */
    public ReceiptView ofReturn(ReservationId id, UserId user) {
        UserView buyer = accounts.get(user);
        return new ReceiptView(reservations.get(id, user), payments.pointsOf(id), buyer.name(), null, buyer.language());
    }

    /**
     * The entry code as a QR code, a PNG with its quiet zone.
     *
     * @throws Problem conflict {@code NO_ENTRY_CODE} if the reservation is cancelled
     */
    public byte[] qrCode(ReservationId id, UserId user) {
        return QrCode.of(valid(id, user).entryCode()).png();
    }

    /** The entry code of a reservation as a QR code, a PNG; empty unless it is confirmed. The buyer need not have an account. */
    public Optional<byte[]> qrCode(ReservationView reservation) {
        return codes.codeOf(reservation).map(code -> QrCode.of(code).png());
    }

    /** A complete HTML page with embedded style and QR code. */
    public String html(ReceiptView receipt) {
        return page.html(receipt);
    }

    /** A PDF of size A4, rendered by another executor. Fails with {@link Problem} unavailable if too many receipts wait. */
    public CompletionStage<byte[]> pdf(ReceiptView receipt) {
        return pdfs.pdf(receipt);
    }
}
