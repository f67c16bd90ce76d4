// What is true about a reservation and its money, without the DOM. Only the platform's answer counts, never what a window reports.

const UNDECIDED = new Set(['CONFIRMING', 'UNKNOWN']);
const RETURNED = new Set(['COMPENSATING', 'REFUNDING', 'REFUNDED']);

/**
 * One of paid, asking (nobody knows yet), open (may be paid), returned (the money came too late and goes back), cancelled, expired.
 *
 * @param reservation the detail of GET /api/reservations/{id}
 * @param now milliseconds of the server's time
 */
export function phaseOf(reservation, now) {
  const payment = reservation.payment?.status;
  if (reservation.status === 'confirmed') return 'paid';
  if (UNDECIDED.has(payment)) return 'asking';
  if (reservation.status === 'pending' && Date.parse(reservation.expires_at) > now) return 'open';
  if (RETURNED.has(payment) && reservation.status !== 'cancelled') return 'returned';
  return reservation.status === 'cancelled' ? 'cancelled' : 'expired';
}

/** Whether the outcome of a confirmation is still open, from the error of the call: lost on the way, or the platform says so itself. */
export const isUnknown = error => error.status === 0 || error.status === 429 || error.status >= 500
  || ['PAYMENT_IN_PROGRESS', 'REQUEST_IN_PROGRESS'].includes(error.code);

/** When to ask again, in milliseconds: soon at first, later every ten seconds. */
export const askAgainAfter = tries => Math.min(10_000, 1_500 + tries * 1_000);

/** The moments, in milliseconds before the end, at which the time left is announced. */
export const WARNINGS = [120_000, 30_000];

/** The warning that is due when the time left sinks from one value to another; null if none is. */
export const warningBetween = (before, after) => WARNINGS.find(each => before > each && after <= each && after > 0) ?? null;
