package io.yemae.receipts;

import io.yemae.booking.ReservationView;

/**
 * What a buyer has in hand for a reservation that was paid (requirement 1, 4.2).
 *
 * @param reservation confirmed or cancelled
 * @param buyer       by name
 * @param entryCode   signed, to be shown at the door as a QR code; null when the reservation is cancelled
 */
public record ReceiptView(ReservationView reservation, String buyer, String entryCode) {
}
