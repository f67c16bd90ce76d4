// The buyer's hold: made by one call, kept through reloads and lost connections, changed, extended, given up.
import { api } from '../core/api.js';
import { now } from '../core/clock.js';

const RETRY_MS = 2_000;
const RETRY_FOR_MS = 60_000;
const LIMITS = ['SEAT_LIMIT', 'HOLD_LIMIT'];

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
      if (error.status !== 0 && error.status !== 503 || now() > until) throw error;
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

  /** Whether all that is held are seats with a place. */
  get isPlaced() { return this.reservation?.seats.every(each => each.section !== null) ?? false; }

  /** By how many seconds the hold can still be extended. */
  get extension() { return this.reservation?.extension_seconds ?? 0; }

  /**
   * Takes seats. Seats that are named change the hold that there is, without giving up those that stay. The best ones of a grade make a new
   * hold: the old one is given up only once there is a new one, as far as the limits allow.
   */
  async take(wanted, { onLost }) {
    const body = { performanceId: this.performance, ...wanted };
    const old = this.reservation;
    if (wanted.seats && this.isPlaced) return this.#change(body, onLost);
    let answer;
    try {
      answer = await untilAnswered('POST', '/api/reservations', body, onLost);
    } catch (error) {
      if (!old || !LIMITS.includes(error.code)) throw error;
      return this.#exchange(old, body, onLost);
    }
    this.#set(answer.reservation);
    // If this fails, the old hold ends by itself.
    if (old) await this.#cancel(old.id).catch(() => {});
    return answer.reservation;
  }

  async #change(body, onLost) {
    this.#set((await untilAnswered('PUT', `/api/reservations/${this.reservation.id}/seats`, body, onLost)).reservation);
    return this.reservation;
  }

  /** More time, once. */
  async extend({ onLost }) {
    this.#set((await untilAnswered('POST', `/api/reservations/${this.reservation.id}/extend`, undefined, onLost)).reservation);
  }

  /* The limits allow no second hold, so the old one is given up first. If the new one is refused, the old seats are taken again. */
  async #exchange(old, body, onLost) {
    await this.release();
    try {
      this.#set((await untilAnswered('POST', '/api/reservations', body, onLost)).reservation);
    } catch (error) {
      const seatIds = old.seats.map(each => each.seatId).filter(Boolean);
      if (seatIds.length) {
        const before = { performanceId: this.performance, seatIds };
        const again = await untilAnswered('POST', '/api/reservations', before, onLost).catch(() => null);
        this.#set(again?.reservation ?? null);
      }
      throw error;
    }
    return this.reservation;
  }

  /** Gives the seats back. */
  async release() {
    const { id } = this.reservation;
    await this.#cancel(id);
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

  #cancel(id) { return api('POST', `/api/reservations/${id}/cancel`, { body: {} }); }

  #set(reservation) {
    this.reservation = reservation;
    if (reservation) sessionStorage.setItem(this.storage, reservation.id);
    else sessionStorage.removeItem(this.storage);
  }
}
