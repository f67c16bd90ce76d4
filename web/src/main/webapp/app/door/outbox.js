// The scans and undos of this device that the platform may not have received yet. They survive a reload. No DOM.
const MOST_SCANS = 200;
const MOST_KEPT = 100;

/**
 * Scans `{kind: 'scan', id, performance, ticket, seat, grade, number, name, at, device, by, method, code, staffDecision, offline, outcome,
 * admission, isSent}` of all performances, because a device may be moved to another door before it has a network again; and undos
 * `{kind: 'undo', scan, performance, ticket, reason, at, isSent}`.
 */
export class Outbox {
  scans = [];
  isStored = true;

  /** @param settled called with a scan or undo and the answer to it: `{admission}`, and `counts` of its performance */
  constructor({ api, store, time, settled }) {
    Object.assign(this, { api, store, time, settled });
  }

  async open() {
    this.scans = await this.store.scans();
    // The page was closed before the answer came. The visitor was either let in or will be scanned again.
    this.unsent.forEach(each => { each.offline = true; });
  }

  get unsent() { return this.scans.filter(each => !each.isSent); }

  /** Admissions of this device that do not count, until staff have acknowledged them. */
  get surprises() { return this.scans.filter(each => each.isSurprise); }

  find(id) { return this.scans.find(each => each.id === id); }

  async add(scans) {
    this.scans.push(...scans);
    await this.save(scans);
  }

  async save(scans) {
    this.isStored = await this.store.putScans(scans);
  }

  /** Sends scans of one performance and records their outcomes. */
  async post(scans, signal) {
    const { results, counts } = await this.api('POST', `/api/door/performances/${scans[0].performance}/scans`, { signal, body: {
      sentAt: new Date(this.time()).toISOString(),
      scans: scans.map(({ id, ticket, at, device, offline, method, code, staffDecision }) =>
        // An offline scan was checked by the device itself, and 200 codes would be too long for a request.
        ({ id, ticket, at: new Date(at).toISOString(), device, offline, method, ...offline ? {} : { code }, staffDecision })),
    } });
    const byId = new Map(scans.map(each => [each.id, each]));
    for (const { id, outcome, admission } of results) {
      const scan = byId.get(id);
      // This device let somebody in, and the platform does not accept the admission.
      const isSurprise = scan.offline && scan.outcome !== 'undone' && !['admitted', 'undone'].includes(outcome);
      // The undo of this scan is sent next, so its outcome does not matter.
      if (scan.outcome !== 'undone') scan.outcome = outcome;
      Object.assign(scan, { admission, isSurprise, isSent: true, settledAt: this.time() });
      this.settled(scan, { admission, counts });
    }
    await this.save(scans);
  }

  /** Sends unsent scans, then undos, which need their scans on the platform. Sending twice does no harm. */
  async send() {
    const waiting = this.unsent;
    // Scans that are not offline are being sent by `admit`.
    const scans = waiting.filter(each => each.kind === 'scan' && each.offline);
    for (const performance of new Set(scans.map(each => each.performance))) {
      const own = scans.filter(each => each.performance === performance);
      for (let i = 0; i < own.length; i += MOST_SCANS) await this.sendBatch(own.slice(i, i + MOST_SCANS));
    }
    for (const undo of waiting.filter(each => each.kind === 'undo')) await this.sendUndo(undo);
    await this.tidy();
  }

  async sendBatch(scans) {
    try {
      await this.post(scans);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      // A scan that the platform rejects must not block the others for ever.
      if (scans.length === 1) await this.giveUp(scans[0]);
      else for (const each of scans) await this.sendBatch([each]);
    }
  }

  async sendUndo(undo) {
    try {
      const answer = await this.api('POST', `/api/door/performances/${undo.performance}/undo`,
        { body: { scan: undo.scan, reason: undo.reason } });
      Object.assign(undo, { isSent: true, settledAt: this.time() });
      this.settled(undo, answer);
      await this.save([undo]);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      await this.giveUp(undo);
    }
  }

  async giveUp(scan) {
    Object.assign(scan, { isSent: true, settledAt: this.time(), outcome: 'failed', isSurprise: true });
    await this.save([scan]);
  }

  async seen(scans) {
    scans.forEach(each => { each.isSurprise = false; });
    await this.save(scans);
  }

  /** Deletes old sent scans and undos. Surprises stay until staff have acknowledged them. */
  async tidy() {
    const sent = this.scans.filter(each => each.isSent && !each.isSurprise).sort((a, b) => b.at - a.at);
    const old = new Set(sent.slice(MOST_KEPT).map(each => each.id));
    if (old.size === 0) return;
    this.scans = this.scans.filter(each => !old.has(each.id));
    await this.store.removeScans([...old]);
  }
}

/** Whether the same request would be refused again. */
const isRefusal = error => [400, 403, 404, 409, 413, 422].includes(error.status);
