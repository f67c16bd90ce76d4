// One device at the door of one performance: its list, who was let in here, and what the platform has not heard yet. No DOM.
import { judge, keysOf, read } from './code.js';

const DAY_MS = 86_400_000;
const KEYS_LAST_MS = 3_600_000;
const ANSWER_MS = 1_500;
const MOST_SCANS = 200;
const MOST_KEPT = 100;
// A list that was made before a scan arrived may come after its answer.
const CERTAIN_AFTER_MS = 10_000;
const RECHECKED = ['unknown', 'duplicate', 'cancelled', 'paper', 'invalid'];

export class Gate {
  head = null;
  reservations = new Map();
  counts = null;
  isOnline = true;
  isStored = true;
  // Of all performances: a device may go from one door to the next before it has a network again.
  scans = [];
  keys = new Map();

  /**
   * @param api     calls the API
   * @param store   what the device keeps
   * @param time    the time, in milliseconds
   * @param changed called after what the page shows has changed
   */
  constructor({ api, store, time, changed }) {
    Object.assign(this, { api, store, time, changed });
  }

  /** Reads what the device has kept, and refreshes it if there is a network. */
  async open(performance, device) {
    Object.assign(this, { performance, device, head: null, reservations: new Map(), counts: null });
    this.scans = await this.store.scans();
    // The page was closed before the answer came: whoever stood there was let in or will come again.
    this.unsent.forEach(each => { each.offline = true; });
    const kept = await this.store.list(performance);
    if (kept && isOver(kept.head, this.time())) await this.store.forget(performance);
    else if (kept) Object.assign(this, kept);
    await this.takeKeys(await this.store.facts.read('keys'));
    this.overlay();
    await this.sync();
  }

  get isReady() { return this.head !== null && this.keys.size > 0 && !isOver(this.head, this.time()); }

  get unsent() { return this.scans.filter(each => !each.isSent); }

  /** What was let in here and turned out not to count, until somebody has seen it. */
  get surprises() { return this.scans.filter(each => each.isSurprise); }

  /** The last scans of this door, the latest first. */
  get recent() {
    return this.scans.filter(each => each.kind === 'scan' && each.performance === this.performance).sort((a, b) => b.at - a.at);
  }

  /** By the list, which has what was let in here. */
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
    return { tickets, admitted, here, unsent: this.unsent.length };
  }

  /** Sends what is not sent and reads what is new. One at a time. Never fails: without a network, everything stays as it is. */
  sync() {
    this.syncing ??= this.send().then(() => this.refresh()).then(() => { this.isOnline = true; }, error => this.failed(error))
      .finally(() => {
        this.syncing = null;
        this.changed();
      });
    return this.syncing;
  }

  failed(error) {
    if (isNoAnswer(error)) this.isOnline = false;
    else this.error = error;
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

  /** Puts what the list does not know yet over it. */
  overlay() {
    for (const each of [...this.scans].sort((a, b) => a.at - b.at)) {
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

  /** What a code means, as `judge` says. With a network, a refusal is only told by a list of now. */
  async examine(text) {
    const first = await this.judged(text);
    if (!this.isOnline || !RECHECKED.includes(first.kind) || ['strange', 'forged'].includes(first.code.problem)) return first;
    if (first.code.problem === 'key') this.keysAt = null;
    // A list that is being read now may be too old already.
    await within(ANSWER_MS, Promise.resolve(this.syncing).then(() => this.sync()));
    return this.judged(text);
  }

  async judged(text) {
    return judge(await read(text, this.keys), this, this.time());
  }

  /**
   * Lets tickets in: with a network as the platform says, without one, or if it does not answer soon, at once.
   *
   * @param tickets `{id, seat, grade}` of one reservation
   * @returns their scans; `outcome` says what became of each
   */
  async admit(reservation, tickets, { method, code = undefined, staffDecision = false, by = null }) {
    const at = this.time();
    const scans = tickets.map(({ id, seat, grade }) => ({ kind: 'scan', id: crypto.randomUUID(), performance: this.performance, ticket: id,
      seat, grade, number: reservation.number, name: reservation.name, at, device: this.device, by, method, code, staffDecision,
      offline: !this.isOnline, outcome: 'admitted', isSent: false }));
    // From now on the same ticket is refused here, whatever comes first.
    for (const each of scans) {
      const ticket = this.ticket(each.ticket);
      if (ticket) ticket.admission = this.admissionOf(each);
    }
    this.scans.push(...scans);
    this.save(scans);
    if (this.isOnline && !await this.isAnswered(scans)) {
      scans.forEach(each => { each.offline = true; });
      this.save(scans);
    }
    this.changed();
    return scans;
  }

  /** Whether the platform said what the scans mean, in time. */
  async isAnswered(scans) {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), ANSWER_MS);
    try {
      await this.post(scans, abort.signal);
      return true;
    } catch (error) {
      this.failed(error);
      if (abort.signal.aborted) this.isOnline = false;
      return false;
    } finally {
      clearTimeout(timer);
    }
  }

  async post(scans, signal) {
    const now = this.time();
    const { results, counts } = await this.api('POST', `/api/door/performances/${scans[0].performance}/scans`, { signal, body: {
      sentAt: new Date(now).toISOString(),
      scans: scans.map(({ id, ticket, at, device, offline, method, code, staffDecision }) =>
        ({ id, ticket, at: new Date(at).toISOString(), device, offline, method, code, staffDecision })),
    } });
    const byId = new Map(scans.map(each => [each.id, each]));
    results.forEach(each => this.settle(byId.get(each.id), each));
    if (scans[0].performance === this.performance) this.counts = counts;
    await this.save(scans);
  }

  settle(scan, { outcome, admission }) {
    Object.assign(scan, { outcome, admission, isSent: true, settledAt: this.time() });
    // Somebody is inside who was let in by this device alone.
    if (scan.offline && outcome !== 'admitted' && outcome !== 'undone') scan.isSurprise = true;
    const ticket = scan.performance === this.performance && this.ticket(scan.ticket);
    if (ticket) ticket.admission = admission;
  }

  /** Takes an admission back, also one of another device. */
  async undo(ticket, scan, reason) {
    const undo = { kind: 'undo', id: `undo ${scan}`, scan, performance: this.performance, ticket, reason, at: this.time(), isSent: false };
    const own = this.scans.find(each => each.id === scan);
    if (own) Object.assign(own, { outcome: 'undone', isSurprise: false });
    const listed = this.ticket(ticket);
    if (listed?.admission?.scan === scan) listed.admission = null;
    this.scans.push(undo);
    await this.save(own ? [undo, own] : [undo]);
    if (this.isOnline) await this.sync();
    this.changed();
  }

  /** Scans before what takes them back; all of them may be repeated. */
  async send() {
    const waiting = this.unsent;
    const scans = waiting.filter(each => each.kind === 'scan' && each.offline);
    for (const performance of new Set(scans.map(each => each.performance))) {
      const own = scans.filter(each => each.performance === performance);
      for (let i = 0; i < own.length; i += MOST_SCANS) await this.sendBatch(own.slice(i, i + MOST_SCANS));
    }
    for (const undo of waiting.filter(each => each.kind === 'undo')) await this.sendUndo(undo);
    await this.tidy();
  }

  async sendBatch(scans) {
    const undone = new Set(scans.filter(each => each.outcome === 'undone'));
    try {
      await this.post(scans);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      // One that the platform does not accept must not hold up the others for ever.
      if (scans.length === 1) this.giveUp(scans[0], error);
      else for (const each of scans) await this.sendBatch([each]);
      return;
    }
    // They are taken back in a moment.
    undone.forEach(each => { each.outcome = 'undone'; });
  }

  async sendUndo(undo) {
    try {
      const { admission, counts } = await this.api('POST', `/api/door/performances/${undo.performance}/undo`,
        { body: { scan: undo.scan, reason: undo.reason } });
      const ticket = undo.performance === this.performance && this.ticket(undo.ticket);
      if (ticket) {
        ticket.admission = admission;
        this.counts = counts;
      }
      Object.assign(undo, { isSent: true, settledAt: this.time() });
      await this.save([undo]);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.giveUp(undo, error);
    }
  }

  giveUp(scan, error) {
    Object.assign(scan, { isSent: true, settledAt: this.time(), outcome: 'failed', problem: error.code, isSurprise: true });
    this.save([scan]);
  }

  async seen(scans) {
    scans.forEach(each => { each.isSurprise = false; });
    await this.save(scans);
    this.changed();
  }

  async save(scans) {
    this.isStored = await this.store.putScans(scans);
  }

  /** Of what is sent, only the last is kept. */
  async tidy() {
    const sent = this.scans.filter(each => each.isSent && !each.isSurprise).sort((a, b) => b.at - a.at);
    const old = new Set(sent.slice(MOST_KEPT).map(each => each.id));
    if (old.size === 0) return;
    this.scans = this.scans.filter(each => !old.has(each.id));
    await this.store.removeScans([...old]);
  }
}

/** A list is of use until its codes expire. */
export const isOver = ({ performance }, now) => Date.parse(performance.startsAt) + DAY_MS < now;

/** No network, or a platform that cannot answer now. */
const isNoAnswer = error => error.name === 'AbortError' || error.status === 0 || error.status >= 500 || error.status === 429;

/** An answer that will not change. */
const isRefusal = error => [400, 403, 404, 409, 413, 422].includes(error.status);

const within = (milliseconds, promise) => Promise.race([promise, new Promise(resolve => { setTimeout(resolve, milliseconds); })]);
