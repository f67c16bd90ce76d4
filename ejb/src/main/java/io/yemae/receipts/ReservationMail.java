package io.yemae.receipts;

import java.time.Instant;

/**
 * A kind of mail about a reservation.
 *
 * @param type       of the message in the outbox, such as reservation.confirmed
 * @param status     sent; waiting, while it is tried again; or failed, if the mail server has not accepted it for a day
 * @param sentAt     the last time; null if it has not been sent
 * @param repeatedAt when staff last had it sent again; null if nobody has
 * @param repeated   how often in a row
 */
public record ReservationMail(String type, String status, Instant sentAt, Instant repeatedAt, int repeated) {
}
