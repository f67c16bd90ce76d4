/**
 * The door: lists with which devices verify tickets without a network, changing codes, and the merged scans of all devices.
 *
 * <p>A ticket is one seat, or unit of general admission, of a reservation that is or was confirmed. Reservations belong to {@code booking}
 * and entry codes to {@code receipts}. This feature only reads them. Free-seating tickets have no performance and are unknown here. The
 * scans record what staff did. Undone scans, decisions against a code and conflicts are in the audit log as well.
 *
 * <p>Invariants: one scan admits a ticket, namely the first by time of those that let somebody in and were not undone, in whatever order
 * they arrive; a scan takes effect once; a scan that waits for the answer is refused while another scan admits the ticket; the secret of a
 * ticket never leaves the platform.
 */
package io.yemae.door;
