/**
 * The door: lists with which devices verify tickets without a network, codes that change, and the scans of all devices, merged.
 *
 * <p>A ticket is one seat, or unit of general admission, of a reservation that is or was confirmed. Reservations are booking's and entry
 * codes those of receipts: this feature reads them and changes neither. Free-seating tickets have no performance and are not known here.
 * The scans are the record of what staff did; undoing, decisions against a code and conflicts are in the audit log as well.
 *
 * <p>Invariants: a ticket is admitted by one scan, the first by time of those that let somebody in and were not undone, in whatever order
 * they arrive; a scan takes effect once; of scans that wait for the answer none is granted while another one stands; the secret of a
 * ticket never leaves the platform.
 */
package io.yemae.door;
