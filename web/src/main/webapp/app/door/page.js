// The door page: reads codes by camera or hand scanner, or searches for a reservation, and shows, sounds and vibrates each answer.
import { announce, toast } from '../core/announce.js';
import { now } from '../core/clock.js';
import { dateTime } from '../core/format.js';
import { keepPage } from '../core/offline.js';
import { StaffPage, api, attempt, define, html, nothing, sentence, t, title, url } from '../staff/core/frame.js';
import { refresh } from '../staff/core/live.js';
import { StaffSocket } from '../staff/core/socket.js';
import { Gate } from './gate.js';
import { statusView } from './head.js';
import { conflictsView, recentView, searchView, surprisesView } from './lists.js';
import { Picture } from './picture.js';
import { search } from './search.js';
import { setupView } from './setup.js';
import { sound } from './sound.js';
import { store } from './store.js';
import { toneOf, verdictView } from './verdict.js';
import { listen } from './wedge.js';

const SYNC_MS = 10_000;
/** Less often while a socket sends the changes. */
const SYNC_BESIDE_SOCKET_MS = 30_000;
const DAYS = 7;
const SAME_CODE_MS = 3_000;
const SLOW_MS = 150;
const REASONS = ['mistake', 'left', 'seat', 'other'];
const VIEW = 'performance';

/** As `attempt`, for functions with other arguments than one event. */
const attempted = work => (...given) => attempt(() => work(...given))();

class DoorPage extends StaffPage {
  verdict = { kind: 'idle' };
  typed = '';
  isKept = Boolean(navigator.serviceWorker?.controller);
  line = Promise.resolve();

  /** The last user of this device, unless they have logged out. */
  static async withoutNetwork() {
    DoorPage.isOffline = true;
    return await store.facts.read('user') ?? null;
  }

  async load() {
    title(t('staff.door'));
    this.offset = await store.device.read('offset') ?? 0;
    this.device = await store.device.read('name') ?? '';
    if (!DoorPage.isOffline) {
      this.learnTime();
      const { id, name, role } = this.user;
      await store.facts.write('user', { id, name, role });
      keepPage(url('/door')).then(isKept => {
        this.isKept = isKept;
        this.draw();
      }, () => {});
    }
    this.gate = new Gate({ api: this.call, store, time: this.time, changed: () => this.changed() });
    this.wanted = new URLSearchParams(location.search).get(VIEW);
    if (!this.wanted) await this.loadPerformances();
    else if (this.device) await this.open(this.wanted);
  }

  leave() {
    this.live?.stop();
    this.socket?.close();
    this.stopListening?.();
    this.picture?.stop();
  }

  /** The time of the platform by the last known offset, so that it works without a network. */
  time = () => Math.round(Date.now() + this.offset);

  learnTime() {
    const offset = Math.round(now() - Date.now());
    if (Math.abs(offset - this.offset) > 500) store.device.write('offset', offset);
    this.offset = offset;
  }

  call = async (...request) => {
    const answer = await api(...request);
    this.learnTime();
    return answer;
  };

  async loadPerformances() {
    try {
      this.performances = (await this.call('GET', `/api/door/performances?days=${DAYS}`)).performances;
      await store.facts.write('performances', this.performances);
    } catch (error) {
      this.performances = await store.facts.read('performances');
      if (!this.performances) throw error;
    }
  }

  choose = attempted(async (performance, device) => {
    this.device = device;
    await store.device.write('name', device);
    history.replaceState({}, '', `${url('/door')}?${VIEW}=${performance}`);
    await this.open(performance);
  });

  async open(performance) {
    await this.gate.open(performance, this.device);
    this.isOpen = true;
    this.socket = new StaffSocket(`/ws/door/${performance}`, 'door', counts => this.gate.hear(counts));
    this.live = refresh(this, SYNC_MS, () => this.round());
    addEventListener('online', () => this.gate.sync());
    addEventListener('offline', () => this.gate.sync());
    this.stopListening = listen(text => this.take(text));
    document.addEventListener('visibilitychange', () => this.stayAwake());
    this.stayAwake();
    this.picture = new Picture(this, text => this.takeSeen(text));
    this.draw();
    this.picture.resume();
  }

  round() {
    this.socket.open();
    const isPushed = this.socket.isOpen && this.gate.isOnline && this.time() - this.gate.syncedAt < SYNC_BESIDE_SOCKET_MS;
    return isPushed ? null : this.gate.sync();
  }

  /** Keeps the screen on while the page is visible. */
  stayAwake() {
    if (!document.hidden) navigator.wakeLock?.request('screen').catch(() => {});
  }

  async changed() {
    const { error } = this.gate;
    if (error !== this.shownError) {
      this.shownError = error;
      this.problem = error ? await sentence(error) : null;
    }
    const count = this.gate.outbox.surprises.length;
    if (count > (this.surpriseCount ?? 0)) {
      sound('bad');
      announce(t('door.surprises'), { assertive: true });
    }
    this.surpriseCount = count;
    this.draw();
  }

  seeSurprises = attempted(async scans => {
    await this.gate.outbox.seen(scans);
    this.changed();
  });

  /** Ignores a code that the camera has just seen. Only the entry code is compared, because the rest of a changing code changes. */
  takeSeen(text) {
    const code = text.split('~')[0];
    const at = performance.now();
    const isSame = code === this.seen && at - this.seenAt < SAME_CODE_MS;
    Object.assign(this, { seen: code, seenAt: at });
    if (!isSame) this.take(text);
  }

  /** Handles codes one after the other, because a hand scanner may be faster than the network. */
  take(text) {
    this.line = this.line.then(() => this.judge(text)).catch(error => {
      // Any error must be shown: staff admit nobody without an answer.
      console.error(error);
      this.show({ kind: 'failed' });
    });
    return this.line;
  }

  async judge(text) {
    if (!this.gate.isReady) {
      this.show({ kind: 'noList' });
      return;
    }
    const found = await this.whileChecking(this.gate.examine(text));
    const { kind, reservation, code } = found;
    const options = { method: code.mac ? 'qr' : 'paper', code: text };
    const open = reservation?.tickets.filter(each => !each.admission) ?? [];
    if (kind === 'ready' && open.length === 1) {
      await this.letIn(reservation, open, options);
    } else if (kind === 'ready') {
      this.show({ kind: 'choose', reservation, open, letIn: tickets => this.letIn(reservation, tickets, options) });
    } else if (kind === 'screenshot' || kind === 'unknown') {
      this.show({ kind, ...this.decision(found, open, { ...options, staffDecision: true }) });
    } else {
      this.show({ ...found, tickets: reservation?.tickets, admission: kind === 'duplicate' ? lastOf(reservation.tickets) : null });
    }
  }

  /** The tickets that staff may admit by their own decision. If the reservation is not in the list, the code has the number of tickets. */
  decision({ kind, reservation, code }, open, options) {
    const number = i => ({ id: `${code.number}-${i + 1}`, seat: null, grade: t('door.place', { n: i + 1 }) });
    const [known, tickets] = kind === 'unknown'
      ? [{ number: code.number, name: '' }, Array.from({ length: code.places }, (_, i) => number(i))] : [reservation, open];
    return { reservation: known, ...(tickets.length ? { open: tickets, letIn: chosen => this.letIn(known, chosen, options) } : {}) };
  }

  letIn = attempted(async (reservation, tickets, options) => {
    const scans = await this.whileChecking(this.gate.admit(reservation, tickets, { ...options, by: this.user.name }));
    const refused = scans.find(each => each.outcome !== 'admitted');
    this.show({ kind: refused?.outcome ?? 'admitted', reservation, tickets, admission: refused?.admission, scans });
  });

  /** Shows that the check is under way if it takes longer than a moment. */
  async whileChecking(work) {
    const timer = setTimeout(() => {
      this.verdict = { kind: 'checking' };
      this.draw();
    }, SLOW_MS);
    try {
      return await work;
    } finally {
      clearTimeout(timer);
    }
  }

  show(verdict) {
    this.verdict = verdict;
    this.draw();
    const tone = toneOf(verdict.kind);
    if (tone !== 'idle') sound(tone);
    // The user may have scrolled down to the search.
    this.querySelector('.verdict').scrollIntoView({ block: 'nearest' });
    announce(this.querySelector('.verdict-text').textContent.replace(/\s+/g, ' ').trim(), { assertive: true });
  }

  undoShown = () => this.undoAll(this.verdict.scans.map(({ id, ticket, seat, grade }) => [{ id: ticket, seat, grade }, id]));

  undo = (ticket, scan) => this.undoAll([[ticket, scan]]);

  undoAll = attempted(async pairs => {
    const reasons = REASONS.map(each => t(`door.reason.${each}`));
    const { askFor } = await import('../staff/core/dialog.js');
    const undone = await askFor({
      title: t('door.undoTitle'), intro: t('door.undoText'), submit: t('door.undo'), value: { reason: reasons[0], note: '' },
      fields: [
        { name: 'reason', label: t('door.reason'), type: 'select', options: reasons.map(each => [each, each]) },
        { name: 'note', label: t('door.note'), maxlength: 200 },
      ],
      send: async ({ reason, note }) => {
        const full = note?.trim() ? `${reason}: ${note.trim()}` : reason;
        for (const [ticket, scan] of pairs) await this.gate.undo(ticket.id, scan, full);
      },
    });
    if (!undone) return;
    this.seen = null;
    this.show({ kind: 'undone', tickets: pairs.map(([ticket]) => ticket) });
    toast(t('door.undoneNow'));
  });

  view() {
    if (!this.isOpen) return setupView(this);
    const { gate } = this;
    const on = { letIn: (reservation, tickets) => this.letIn(reservation, tickets, { method: 'name' }), undo: this.undo,
      type: event => {
        this.typed = event.target.value;
        this.draw();
      } };
    return html`<div class="door stack">
      <header class="door-head"><h1>${gate.head?.performance.title ?? t('staff.door')}</h1>
        <p class="row"><span class="muted grow">${gate.head ? dateTime(gate.head.performance.startsAt) : nothing} · ${this.device}</span>
        <a class="button small" href=${url('/door')}>${t('door.change')}</a></p></header>
      ${statusView(this)}
      ${this.problem ? html`<p class="notice bad" role="alert">${this.problem}</p>` : nothing}
      ${surprisesView(gate.outbox.surprises, this.seeSurprises)}
      ${verdictView(this.verdict, this.undoShown)}
      ${this.picture.view()}
      ${searchView({ typed: this.typed, results: search(gate.reservations, this.typed), on })}
      ${recentView(gate.recent, on)}
      ${conflictsView(gate.counts?.conflicts ?? [], this.device)}</div>`;
  }
}

/** The latest admission of the tickets. */
const lastOf = tickets => tickets.map(each => each.admission).filter(Boolean)
  .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))[0] ?? null;

define('door', DoorPage);
