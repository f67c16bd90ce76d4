// Performances by a rule. Knows no document, so that it can be tested by itself.
import { fromSeoul } from '../core/values.js';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** As many as one request of the API may have. */
export const MOST = 100;

/** Times as they are typed: `14:00, 19:30`. Null if one of them is none. */
export function timesOf(typed) {
  const times = typed.split(/[\s,]+/).filter(Boolean);
  return times.length && times.every(each => /^([01]?\d|2[0-3]):[0-5]\d$/.test(each)) ? times.map(each => each.padStart(5, '0')) : null;
}

/**
 * The performances between two days in Korean time, both included, on some weekdays (0 is Sunday) at some times, in order.
 *
 * @param minutes how long one takes
 * @returns at most MOST + 1, which is one too many
 */
export function occurrences({ from, to, weekdays, times, minutes }) {
  const found = [];
  const last = Date.parse(to);
  for (let day = Date.parse(from); day <= last && found.length <= MOST; day += DAY_MS) {
    if (!weekdays.includes(new Date(day).getUTCDay())) continue;
    for (const time of [...times].sort()) {
      const startsAt = fromSeoul(`${new Date(day).toISOString().slice(0, 10)}T${time}`);
      found.push({ startsAt, endsAt: new Date(Date.parse(startsAt) + minutes * MINUTE_MS).toISOString() });
    }
  }
  return found.slice(0, MOST + 1);
}

/** Two lists of performances as one, by start, without the same start twice. */
export function united(one, other) {
  const starts = new Set(one.map(each => each.startsAt));
  return [...one, ...other.filter(each => !starts.has(each.startsAt))].sort((a, b) => a.startsAt.localeCompare(b.startsAt));
}
