/**
 * What a buyer gets for a reservation: the receipt as a page, as text and as a PDF, the signed entry code and its QR code, and the mails
 * about it.
 *
 * <p>It reads reservations and changes none. It learns what happened from messages in the outbox. The templates and fonts are resources
 * beside its classes.
 *
 * <p>Invariants: each kind of news about a reservation is mailed once, unless staff have it sent again; only a confirmed reservation has
 * an entry code.
 */
package io.yemae.receipts;
