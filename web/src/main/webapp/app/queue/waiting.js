// What the waiting room says, without the DOM.

/** The wait as a range of whole minutes, because a single number would promise more than anybody knows. Seconds in; null if it is short. */
export function range(seconds) {
  if (seconds < 60) return null;
  const least = Math.max(1, Math.floor(seconds * 0.75 / 60));
  return { from: least, to: Math.max(least + 1, Math.ceil(seconds * 1.4 / 60)) };
}

/** How far along the visitor is since the first place seen, from 0 to 1. */
export function progress(first, position) {
  return first > 1 ? Math.min(1, Math.max(0, 1 - (position - 1) / (first - 1 || 1))) : 0;
}

/** The wait before the next retry without an answer, in milliseconds. It doubles up to 20 seconds, so that a place (90 seconds) stays. */
export const backoff = failures => Math.min(20_000, 1_000 * 2 ** Math.min(failures, 5));

/**
 * The state of the page from an answer of `check` or `status`.
 * One of admitted, waiting, drawing (before the sale opens), paused, soldOut, cleared, cancelled, lost.
 */
export function phaseOf(place, saleIsOpen) {
  if (place.status === 'active' || place.queued === false && place.status === undefined) return 'admitted';
  if (!place.queued) return place.cleared ? 'cleared' : place.message ? 'cancelled' : 'lost';
  if (place.soldOut) return 'soldOut';
  if (place.paused) return 'paused';
  return place.position === 0 && !saleIsOpen ? 'drawing' : 'waiting';
}

/**
 * The performance to go on to: the wanted one, or the next one that can be booked if none was wanted. Null if the wanted one cannot be
 * booked: the visitor chooses another.
 */
export function destination(dates, wanted) {
  const bookable = dates.filter(each => each.bookable);
  return (wanted ? bookable.find(each => each.performanceId === wanted) : bookable[0]) ?? null;
}
