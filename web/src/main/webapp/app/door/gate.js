// One device at the door of one performance: its list, its admissions, and the scans that are not sent yet. No DOM.
import { judge, keysOf, read } from './code.js';
import { Outbox } from './outbox.js';

const DAY_MS = 86_400_000;
const KEYS_LAST_MS = 3_600_000;
const COUNTS_LAST_MS = 60_000;
const ANSWER_MS = 1_500;
const AGAIN_MS = 2_000;
// A list may arrive after the answer to a scan, although the platform read it before the scan.
const CERTAIN_AFTER_MS = 10_000;
const RECHECKED = ['unknown', 'duplicate', 'cancelled', 'paper', 'invalid'];

export class Gate {
  head = null;
  reservations = new Map();
  counts = null;
  isOnline = true;
  syncedAt = 0;
  keys = new Map();

  /**
   * @param api     calls the API
   * @param store   the storage of the device
   * @param time    returns the time in milliseconds
   * @param changed called when the page has to be drawn again
   */
  constructor({ api, store, time, changed }) {
    Object.assign(this, { api, store, time, changed });
    this.outbox = new Outbox({ api, store, time, settled: (scan, answer) => this.settle(scan, answer) });
  }

  /** Reads the stored list and scans, and updates them if there is a network. */
  async open(performance, device) {
    Object.assign(this, { performance, device, head: null, reservations: new Map(), counts: null });
    await this.outbox.open();
    for (const head of await this.store.heads()) {
      if (isOver(head, this.time())) await this.store.forget(head.performance.id);
    }
    Object.assign(this, await this.store.list(performance));
    await this.takeKeys(await this.store.facts.read('keys'));
    this.overlay();
    // If there is a stored list, do not wait for a network that may not answer.
    const synced = this.sync();
    if (!this.isReady) await synced;
  }

  get isReady() { return this.head !== null && this.keys.size > 0 && !isOver(this.head, this.time()); }

  /** The last scans of this door, the latest first. */
  get recent() {
    return this.outbox.scans.filter(each => each.kind === 'scan' && each.performance === this.performance).sort((a, b) => b.at - a.at);
  }

  /** Counts tickets and admissions in the list, which includes those of this device. */
  figures() {
    let [tickets, admitted, here] = [0, 0, 0];
    for (const reservation of this.reservations.values()) {
      if (reservation.cancelled) continue;
      tickets += reservation.tickets.length;
      for (const { admission } of reservation.tickets) {
        if (admission) admitted++;
        if (admission?.device === this.device) here++;
      }
    }
    return { tickets, admitted, here, unsent: this.outbox.unsent.length };
  }

  /** Sends unsent scans and reads changes. Only one sync runs at a time. It never rejects: without a network, nothing changes. */
  sync() {
    this.syncing ??= this.outbox.send().then(() => this.refresh()).then(() => this.reached(), error => this.failed(error))
      .finally(() => {
        this.syncing = null;
        this.changed();
      });
    return this.syncing;
  }

  reached() {
    this.isOnline = true;
    this.syncedAt = this.time();
  }

  /** Receives the figures of the platform when they change. If they differ from those of the list, the list is out of date. */
  async hear(counts) {
    this.takeCounts(counts);
    // A sync that is under way may have read the list before this change.
    await this.syncing;
    const { tickets, admitted } = this.figures();
    if (counts.tickets !== tickets || counts.admitted !== admitted) this.sync();
    else this.changed();
  }

  failed(error) {
    if (isNoAnswer(error)) this.lost();
    else this.error = error;
  }

  /** Tries again soon, because not every browser reports that the network is back. */
  lost() {
    this.isOnline = false;
    this.again ??= setTimeout(() => {
      this.again = null;
      this.sync();
    }, AGAIN_MS);
  }

  async refresh() {
    if (!this.keysAt || this.time() - this.keysAt > KEYS_LAST_MS) await this.readKeys();
    const since = this.head ? `?since=${encodeURIComponent(this.head.version)}` : '';
    const { reservations, complete, ...head } = await this.api('GET', `/api/door/performances/${this.performance}/list${since}`);
    head.readAt = this.time();
    this.error = null;
    this.head = head;
    if (complete) this.reservations = new Map();
    reservations.forEach(each => this.reservations.set(each.number, each));
    this.overlay();
    await this.store.keep(this.performance, head, reservations, complete);
    if (!this.counts || this.time() - this.countsAt > COUNTS_LAST_MS) {
      this.takeCounts(await this.api('GET', `/api/door/performances/${this.performance}/counts`));
    }
  }

  takeCounts(counts) {
    Object.assign(this, { counts, countsAt: this.time() });
  }

  async readKeys() {
    const set = { ...await this.api('GET', '/api/door/keys'), readAt: this.time() };
    await this.takeKeys(set);
    await this.store.facts.write('keys', set);
  }

  async takeKeys(set) {
    if (!set) return;
    this.keys = await keysOf(set);
    this.keysAt = set.readAt;
  }

  /** Applies the scans and undos of this device that the list may not contain yet. */
  overlay() {
    for (const each of [...this.outbox.scans].sort((a, b) => a.at - b.at)) {
      if (each.performance !== this.performance || (each.isSent && this.time() - each.settledAt > CERTAIN_AFTER_MS)) continue;
      const ticket = this.ticket(each.ticket);
      if (!ticket) continue;
      if (each.kind === 'undo') {
        if (ticket.admission?.scan === each.scan) ticket.admission = null;
      } else if (each.outcome === 'admitted') {
        ticket.admission ??= this.admissionOf(each);
      }
    }
  }

  admissionOf({ id, at, device, by, method }) {
    return { scan: id, at: new Date(at).toISOString(), device, by, method };
  }

  ticket(id) {
    return this.reservations.get(id.slice(0, id.lastIndexOf('-')))?.tickets.find(each => each.id === id);
  }

  /** Resolves to the verdict of `judge`. With a network, a code is refused only by a current list. */
  async examine(text) {
    const first = await this.judged(text);
    if (!this.isOnline || !RECHECKED.includes(first.kind) || ['strange', 'forged'].includes(first.code.problem)) return first;
    if (first.code.problem === 'key') this.keysAt = null;
    // A sync that is under way may have read the list before this change.
    await within(ANSWER_MS, Promise.resolve(this.syncing).then(() => this.sync()));
    return this.judged(text);
  }

  async judged(text) {
    return judge(await read(text, this.keys), this, this.time());
  }

  /**
   * Admits tickets. With a network, the platform decides. Without one, or if the platform does not answer in time, the device admits them.
   *
   * @param tickets `{id, seat, grade}` of one reservation
   * @returns their scans, each with its `outcome`
   */
  async admit(reservation, tickets, { method, code = undefined, staffDecision = false, by = null }) {
    const at = this.time();
    const scans = tickets.map(({ id, seat, grade }) => ({ kind: 'scan', id: crypto.randomUUID(), performance: this.performance, ticket: id,
      seat, grade, number: reservation.number, name: reservation.name, at, device: this.device, by, method, code, staffDecision,
      offline: !this.isOnline, outcome: 'admitted', isSent: false }));
    // From now on this device refuses the same ticket, even before there is an answer.
    for (const each of scans) {
      const ticket = this.ticket(each.ticket);
      if (ticket) ticket.admission = this.admissionOf(each);
    }
    // No need to wait for the write: the scans are written again with the answer.
    this.outbox.add(scans);
    if (this.isOnline && !await this.isAnswered(scans)) {
      scans.forEach(each => { each.offline = true; });
      await this.outbox.save(scans);
    }
    this.changed();
    return scans;
  }

  /** Whether the platform answered in time. */
  async isAnswered(scans) {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), ANSWER_MS);
    try {
      await this.outbox.post(scans, abort.signal);
      return true;
    } catch (error) {
      this.failed(error);
      return false;
    } finally {
      clearTimeout(timer);
    }
  }

  settle(scan, { admission, counts }) {
    if (scan.performance !== this.performance) return;
    const ticket = this.ticket(scan.ticket);
    if (ticket) ticket.admission = admission;
    this.takeCounts(counts);
  }

  /** Undoes an admission, also one of another device. */
  async undo(ticket, scan, reason) {
    const undo = { kind: 'undo', id: `undo ${scan}`, scan, performance: this.performance, ticket, reason, at: this.time(), isSent: false };
    const own = this.outbox.find(scan);
    if (own) Object.assign(own, { outcome: 'undone', isSurprise: false });
    const listed = this.ticket(ticket);
    if (listed?.admission?.scan === scan) listed.admission = null;
    if (own) await this.outbox.save([own]);
    await this.outbox.add([undo]);
    if (this.isOnline) await this.sync();
    this.changed();
  }

}

/** A list is over when its codes have expired. */
export const isOver = ({ performance }, now) => Date.parse(performance.startsAt) + DAY_MS < now;

/** Whether there is no network, or the platform cannot answer now. */
const isNoAnswer = error => error.name === 'AbortError' || error.status === 0 || error.status >= 500 || error.status === 429;

const within = (milliseconds, promise) => Promise.race([promise, new Promise(resolve => { setTimeout(resolve, milliseconds); })]);
