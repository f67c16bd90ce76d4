// The buyer's hold: made by one call, kept through reloads and lost connections, changed, extended, given up.
import { api } from '../core/api.js';
import { now } from '../core/clock.js';

const RETRY_MS = 2_000;
const RETRY_FOR_MS = 60_000;
/** No answer, the answer of a balancer that has lost it, or nothing done. */
const UNANSWERED = [0, 502, 503, 504];

const pause = millis => new Promise(resolve => setTimeout(resolve, millis));

/**
 * Sends a request that takes effect once until it is answered: an answer that was lost on the way is asked for again with the same key.
 *
 * @param onLost called when the connection seems lost
 */
async function untilAnswered(method, path, body, onLost) {
  const key = crypto.randomUUID();
  const until = now() + RETRY_FOR_MS;
  for (;;) {
    try {
      return await api(method, path, { body, key });
    } catch (error) {
      if (!UNANSWERED.includes(error.status) || now() > until) throw error;
      onLost();
      await pause(Math.max(RETRY_MS, 1000 * (error.retryAfter ?? 0)));
    }
  }
}

export class Hold {
  constructor(performance) {
    this.performance = performance;
    this.storage = `yemae.hold.${performance}`;
    /** The reservation as the platform answered, or null. */
    this.reservation = null;
  }

  get expiresAt() { return this.reservation ? Date.parse(this.reservation.expires_at) : null; }

  /** How many seats are held, with units of general admission. */
  get size() {
    const placed = this.reservation?.seats.filter(each => each.section !== null) ?? [];
    return [...this.units.values()].reduce((sum, n) => sum + n, placed.length);
  }

  /** How many units of general admission are held, by the name of their grade. A new hold names each, and later they are an item. */
  get units() {
    const { items, seats } = this.reservation ?? { seats: [] };
    const byGrade = new Map();
    const add = (grade, n) => byGrade.set(grade, (byGrade.get(grade) ?? 0) + n);
    if (items) items.filter(each => !each.seatLabel).forEach(each => add(each.ticketTypeName, each.quantity));
    else seats.filter(each => each.section === null).forEach(each => add(each.grade, 1));
    return byGrade;
  }

  /** Whether all that is held are seats with a place. */
  get isPlaced() { return this.reservation?.seats.every(each => each.section !== null) ?? false; }

  /** By how many seconds the hold can still be extended. */
  get extension() { return this.reservation?.extension_seconds ?? 0; }

  /**
   * Takes seats, all or nothing. A hold that there is is changed: seats that stay are never given up, and after a refusal it is as it was.
   *
   * @param wanted {planVersion, seats, keepUnits}, or {grade, quantity} for the best ones or for units of general admission
   */
  async take({ planVersion, seats, keepUnits, grade, quantity }, { onLost }) {
    const performanceId = this.performance;
    const request = this.reservation
      ? ['PUT', `/api/reservations/${this.reservation.id}/seats`,
        seats ? { performanceId, planVersion, seats, keepUnits } : { items: [{ ticketTypeId: grade, quantity }] }]
      : ['POST', '/api/reservations', { performanceId, planVersion, seats, grade, quantity }];
    this.#set((await untilAnswered(...request, onLost)).reservation);
    return this.reservation;
  }

  /** More time, once. */
  async extend({ onLost }) {
    this.#set((await untilAnswered('POST', `/api/reservations/${this.reservation.id}/extend`, undefined, onLost)).reservation);
  }

  /** Gives the seats back. */
  async release() {
    await api('POST', `/api/reservations/${this.reservation.id}/cancel`, { body: {} });
    this.#set(null);
  }

  /** Looks for a hold of an earlier visit, or whether the present one is still there. Returns the reservation or null. */
  async find(event, startsAt) {
    const known = this.reservation?.id ?? sessionStorage.getItem(this.storage);
    if (known && await this.#load(known)) return this.reservation;
    if (!event) return this.reservation;
    const { reservations } = await api('GET', '/api/reservations?limit=20');
    const mine = reservations.find(each => each.event_id === event && each.status === 'pending' && Date.parse(each.expires_at) > now()
      && (!startsAt || Date.parse(each.event_date) === Date.parse(startsAt)));
    if (mine) await this.#load(mine.id);
    return this.reservation;
  }

  async #load(id) {
    try {
      const { reservation } = await api('GET', `/api/reservations/${id}`);
      this.#set(reservation.status === 'pending' && Date.parse(reservation.expires_at) > now() ? reservation : null);
    } catch (error) {
      if (error.status === 404) this.#set(null);
      else throw error;
    }
    return this.reservation !== null;
  }

  /** The time is over. */
  forget() { this.#set(null); }

  #set(reservation) {
    this.reservation = reservation;
    if (reservation) sessionStorage.setItem(this.storage, reservation.id);
    else sessionStorage.removeItem(this.storage);
  }
}
