package io.yemae.receipts;

import io.yemae.booking.ReservationView;
import io.yemae.shared.Problem;
import io.yemae.shared.Won;
import io.yemae.shared.text.Language;

/**
 * The receipt of a paid reservation (requirement 1, 4.2).
 *
 * @param reservation confirmed or cancelled
 * @param points      what was paid with points besides the payment method
 * @param buyer       the buyer's name
 * @param entryCode   the signed text of the QR code for the entrance; null if the reservation is cancelled
 * @param language    of its words
 */
public record ReceiptView(ReservationView reservation, Won points, String buyer, String entryCode, Language language) {

    /** The same receipt in another language. */
    public ReceiptView in(Language other) {
        return new ReceiptView(reservation, points, buyer, entryCode, other);
    }

    /** The error for a cancelled reservation. */
    public static Problem noEntryCode() {
        return Problem.conflict("NO_ENTRY_CODE", "취소된 예매에는 입장 코드가 없습니다.");
    }
}
