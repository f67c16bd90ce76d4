package io.yemae.receipts;

import io.yemae.booking.ReservationView;
import io.yemae.shared.Won;

/**
 * The receipt of a paid reservation (requirement 1, 4.2).
 *
 * @param reservation confirmed or cancelled
 * @param points      what was paid with points besides the payment method
 * @param buyer       the buyer's name
 * @param entryCode   the signed text of the QR code for the entrance; null if the reservation is cancelled
 */
public record ReceiptView(ReservationView reservation, Won points, String buyer, String entryCode) {
}
