package io.yemae.receipts;

import io.yemae.booking.ReservationView;

/**
 * The receipt of a paid reservation (requirement 1, 4.2).
 *
 * @param reservation confirmed or cancelled
 * @param buyer       the buyer's name
 * @param entryCode   the signed text of the QR code for the entrance; null if the reservation is cancelled
 */
public record ReceiptView(ReservationView reservation, String buyer, String entryCode) {
}
