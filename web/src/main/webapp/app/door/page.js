// The door: codes are read by camera or hand scanner, or somebody is searched for; each answer is seen, heard and felt.
import { announce, toast } from '../core/announce.js';
import { now } from '../core/clock.js';
import { dateTime } from '../core/format.js';
import { keepPage } from '../core/kept.js';
import { StaffPage, api, attempt, define, html, nothing, sentence, t, title, url } from '../staff/frame.js';
import { refresh } from '../staff/live.js';
import { Camera } from './camera.js';
import { Gate } from './gate.js';
import { statusView } from './head.js';
import { conflictsView, recentView, searchView, surprisesView } from './lists.js';
import { search } from './search.js';
import { setupView } from './setup.js';
import { sound } from './sound.js';
import { store } from './store.js';
import { toneOf, verdictView } from './verdict.js';
import { listen } from './wedge.js';

const SYNC_MS = 10_000;
const DAYS = 7;
const SAME_CODE_MS = 3_000;
const SLOW_MS = 150;
const REASONS = ['mistake', 'left', 'seat', 'other'];
const VIEW = 'performance';

/** As `attempt`, for what is called with more than an event. */
const told = work => (...given) => attempt(() => work(...given))();

class DoorPage extends StaffPage {
  verdict = { kind: 'idle' };
  typed = '';
  isKept = false;
  isBusy = false;

  /** Who used this device last, unless they have logged out. */
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
    const performance = new URLSearchParams(location.search).get(VIEW);
    if (performance && this.device) await this.open(performance);
    else await this.loadPerformances();
  }

  leave() {
    this.live?.stop();
    this.stopListening?.();
    this.camera?.stop();
  }

  /** The time of the platform as this device knows it, also without a network. */
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

  choose = told(async (performance, device) => {
    this.device = device;
    await store.device.write('name', device);
    history.replaceState({}, '', `${url('/door')}?${VIEW}=${performance.id}`);
    await this.open(performance.id);
  });

  async open(performance) {
    await this.gate.open(performance, this.device);
    this.isOpen = true;
    this.live = refresh(this, SYNC_MS, () => this.gate.sync());
    addEventListener('online', () => this.gate.sync());
    this.stopListening = listen(text => this.take(text));
    document.addEventListener('visibilitychange', () => this.onVisibility());
    this.draw();
    if (await store.device.read('camera')) this.startCamera();
  }

  async changed() {
    const { error } = this.gate;
    if (error !== this.shownError) {
      this.shownError = error;
      this.problem = error ? await sentence(error) : null;
    }
    const count = this.gate.surprises.length;
    if (count > (this.surpriseCount ?? 0)) {
      sound('bad');
      announce(t('door.surprises'), { assertive: true });
    }
    this.surpriseCount = count;
    this.draw();
  }

  startCamera = async (device = null) => {
    this.camera ??= new Camera(this.querySelector('video'), text => this.takeSeen(text));
    try {
      await this.camera.start(device);
      this.cameraProblem = null;
      await store.device.write('camera', true);
    } catch (error) {
      this.camera.stop();
      this.cameraProblem = t(error.name === 'NotAllowedError' ? 'door.cameraForbidden' : 'door.cameraMissing');
    }
    this.draw();
  };

  toggleCamera = () => {
    if (!this.camera?.isOn) return this.startCamera();
    this.camera.stop();
    store.device.write('camera', false);
    return this.draw();
  };

  light = attempt(async () => {
    await this.camera.light(!this.camera.isLit);
    this.draw();
  });

  /** Other programs cannot use a camera that is held, and it empties the battery. */
  onVisibility() {
    if (!this.camera) return;
    if (document.hidden) {
      this.wasOn = this.camera.isOn;
      this.camera.stop();
    } else if (this.wasOn) {
      this.startCamera();
    }
  }

  /** A code stays in front of the camera for a while, and the changing one changes meanwhile. */
  takeSeen(text) {
    const code = text.split('~')[0];
    const at = performance.now();
    const isSame = code === this.seen && at - this.seenAt < SAME_CODE_MS;
    Object.assign(this, { seen: code, seenAt: at });
    if (!isSame) this.take(text);
  }

  async take(text) {
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      if (!this.gate.isReady) {
        this.show({ kind: 'noList' });
        return;
      }
      const found = await this.whileChecking(this.gate.examine(text));
      const { kind, reservation, code } = found;
      const method = code.mac ? 'qr' : 'paper';
      const letIn = staffDecision => tickets => this.letIn(reservation ?? { number: code.number, name: null }, tickets,
        { method, code: text, staffDecision });
      if (kind === 'ready') {
        const open = reservation.tickets.filter(each => !each.admission);
        if (open.length === 1) await letIn(false)(open);
        else this.show({ kind: 'choose', reservation, open, letIn: letIn(false) });
      } else if (kind === 'screenshot') {
        const open = reservation.tickets.filter(each => !each.admission);
        this.show({ kind, reservation, ...(open.length ? { open, letIn: letIn(true) } : {}) });
      } else if (kind === 'unknown') {
        const open = Array.from({ length: code.places }, (_, i) =>
          ({ id: `${code.number}-${i + 1}`, seat: null, grade: t('door.place', { n: i + 1 }) }));
        this.show({ kind, reservation: { number: code.number, name: '' }, open, letIn: letIn(true) });
      } else {
        const admission = kind === 'duplicate' ? lastOf(reservation.tickets) : null;
        this.show({ ...found, tickets: reservation?.tickets, admission });
      }
    } finally {
      this.isBusy = false;
    }
  }

  letIn = told(async (reservation, tickets, options) => {
    const scans = await this.whileChecking(this.gate.admit(reservation, tickets, { ...options, by: this.user.name }));
    const refused = scans.find(each => each.outcome !== 'admitted');
    this.show({ kind: refused?.outcome ?? 'admitted', reservation, tickets, admission: refused?.admission, scans });
  });

  /** Says that it takes a moment, if it does. */
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
    // Whoever has searched further down sees it too.
    this.querySelector('.verdict').scrollIntoView({ block: 'nearest' });
    announce(this.querySelector('.verdict-text').textContent.replace(/\s+/g, ' ').trim(), { assertive: true });
  }

  undoShown = () => this.undoAll(this.verdict.scans.map(({ id, ticket, seat, grade }) => [{ id: ticket, seat, grade }, id]));

  undo = (ticket, scan) => this.undoAll([[ticket, scan]]);

  undoAll = told(async pairs => {
    const reasons = REASONS.map(each => t(`door.reason.${each}`));
    const { askFor } = await import('../staff/dialog.js');
    const undone = await askFor({
      title: t('door.undoTitle'), intro: t('door.undoText'), submit: t('door.undo'), value: { reason: reasons[0], note: '' },
      fields: [
        { name: 'reason', label: t('door.reason'), type: 'select', options: reasons.map(each => [each, each]) },
        { name: 'note', label: t('door.note'), maxlength: 200 },
      ],
      send: async ({ reason, note }) => {
        const said = note?.trim() ? `${reason}: ${note.trim()}` : reason;
        for (const [ticket, scan] of pairs) await this.gate.undo(ticket.id, scan, said);
      },
    });
    if (!undone) return;
    this.seen = null;
    this.show({ kind: 'undone', tickets: pairs.map(([ticket]) => ticket) });
    toast(t('door.undoneNow'));
  });

  cameraView() {
    const { isOn = false, devices = [], hasLight = false, isLit = false, device = null } = this.camera ?? {};
    return html`<section class="door-camera" aria-label=${t('door.camera')}>
      <div class="door-picture" ?hidden=${!isOn}><video playsinline muted aria-label=${t('door.picture')}></video></div>
      ${this.cameraProblem ? html`<p class="notice warn" role="alert">${this.cameraProblem}</p>` : nothing}
      <div class="row"><button class="button large grow" aria-pressed=${isOn} @click=${this.toggleCamera}>${
        t(isOn ? 'door.cameraOff' : 'door.cameraOn')}</button>
      ${hasLight ? html`<button class="button large" aria-pressed=${isLit} @click=${this.light}>${t('door.light')}</button>` : nothing}
      ${isOn && devices.length > 1 ? html`<label class="visually-hidden" for="door-cameras">${t('door.whichCamera')}</label>
        <select id="door-cameras" class="button large" @change=${event => this.startCamera(event.target.value)}>${devices.map((each, i) =>
          html`<option value=${each.deviceId} ?selected=${each.deviceId === device}>${
            each.label || t('door.cameraNumber', { n: i + 1 })}</option>`)}</select>` : nothing}</div></section>`;
  }

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
      ${surprisesView(gate.surprises, told(scans => gate.seen(scans)))}
      ${verdictView(this.verdict, this.undoShown)}
      ${this.cameraView()}
      ${searchView({ typed: this.typed, results: search(gate.reservations, this.typed), on })}
      ${recentView(gate.recent, on)}
      ${conflictsView(gate.counts?.conflicts ?? [], this.device)}</div>`;
  }
}

/** Of several who came at different times, the last. */
const lastOf = tickets => tickets.map(each => each.admission).filter(Boolean)
  .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))[0] ?? null;

define('door', DoorPage);
