// The reservations of a buyer in groups: to be paid, to come, past. No DOM.

/** Unpaid holds that still run, then what is to come, the next one first; then the rest in the order of the list. */
export function arranged(reservations, now) {
  const isOpen = each => each.status === 'pending' && Date.parse(each.expires_at) > now;
  const isToCome = each => each.status === 'confirmed' && Date.parse(each.event_date) > now;
  return {
    open: reservations.filter(isOpen),
    upcoming: reservations.filter(isToCome).sort((a, b) => Date.parse(a.event_date) - Date.parse(b.event_date)),
    past: reservations.filter(each => !isOpen(each) && !isToCome(each)),
  };
}

/** What the badge says: open, confirmed, over, refunding, refunded, cancelled, expired. */
export function badgeOf(reservation, now) {
  if (reservation.status === 'pending') return Date.parse(reservation.expires_at) > now ? 'open' : 'expired';
  if (reservation.status === 'confirmed') return Date.parse(reservation.event_date) > now ? 'confirmed' : 'over';
  if (reservation.status === 'cancelled' && reservation.payment_status === 'completed') return 'refunding';
  if (reservation.payment_status === 'refunded') return 'refunded';
  return reservation.status;
}

export const KINDS = {
  open: 'warn', confirmed: 'good', over: 'muted', refunding: 'warn', refunded: 'muted', cancelled: 'muted', expired: 'muted',
};
