package io.yemae.receipts;

import io.yemae.booking.ReservationView;
import io.yemae.shared.Won;

/**
 * The texts of a mail about offered seats.
 *
 * @param until the deadline of the payment
 * @param link  where they are paid
 */
record OfferFacts(ReceiptFacts facts, String until, String link) {

    static OfferFacts of(String buyer, ReservationView reservation, String link) {
        return new OfferFacts(ReceiptFacts.of(new ReceiptView(reservation, Won.ZERO, buyer, null), null),
            ReceiptFacts.minute(reservation.expiresAt()), link);
    }
}
