// The draw among those who came before the opening, computed again, without the DOM.
import { api } from '../core/api.js';

const BATCH = 2_000;
const bytes = new TextEncoder();

/** SHA-256 of a text, in hexadecimal. */
export async function sha256(text) {
  const digest = await crypto.subtle.digest('SHA-256', bytes.encode(text));
  return [...new Uint8Array(digest)].map(each => each.toString(16).padStart(2, '0')).join('');
}

/** Whether the seed is the one whose hash was published. */
export const isSeedOf = async (seed, hash) => await sha256(seed) === hash;

/**
 * The number that the draw gives to an arrival: its rank among SHA-256(seed:arrival) of all. Null if the arrival was not among them.
 *
 * @param progress is called with the part that is done, from 0 to 1
 */
export async function numberOf(arrival, seed, size, progress = () => {}) {
  if (!(Number.isInteger(arrival) && arrival >= 1 && arrival <= size)) return null;
  const own = await sha256(`${seed}:${arrival}`);
  let number = 1;
  for (let first = 1; first <= size; first += BATCH) {
    const length = Math.min(BATCH, size - first + 1);
    const hashes = await Promise.all(Array.from({ length }, (_, i) => sha256(`${seed}:${first + i}`)));
    number += hashes.filter(each => each < own).length;
    progress((first + length - 1) / size);
  }
  return number;
}

const key = event => `draw:${event}`;

let kept = null;

/** Keeps what the draw is checked by: the arrival, the hash before the draw, and the number afterwards. Each is asked or kept once. */
export async function keep(event, { arrival, number }, phase) {
  const facts = `${arrival} ${number}`;
  if (kept === facts) return;
  kept = facts;
  remember(event, { arrival, ...number && { number } });
  if (phase !== 'drawing') return;
  try {
    const { hash, seed } = await api('GET', `/api/queue/draw/${event}`);
    if (!seed) remember(event, { hash });
  } catch {
    kept = null;
  }
}

/** Keeps what the visitor has seen before the draw: it is compared with what is published afterwards. */
export function remember(event, facts) {
  try {
    localStorage.setItem(key(event), JSON.stringify({ ...recall(event), ...facts }));
  } catch {
    // Without storage the visitor types the number of the arrival.
  }
}

/** What was kept: `arrival`, `hash` and `number`, each if it is known. */
export function recall(event) {
  try {
    return JSON.parse(localStorage.getItem(key(event))) ?? {};
  } catch {
    return {};
  }
}
