// The waiting room of a sale: its limits with the waits that others would give, pausing and clearing, and the announcement to all who wait.
import { count, dateTime } from '../../core/format.js';
import { StaffPage, api, attempt, define, html, nothing, params, t, title, toast } from '../core/frame.js';
import { ask, askFor } from '../core/dialog.js';
import { figure, saleHead, staleNotice, waitText } from '../core/figures.js';
import { Form } from '../core/form.js';
import { refresh } from '../core/live.js';
import { watchSale } from './watch.js';

const READ_MS = 10_000;
const TYPING_MS = 250;
const HIGHEST_THRESHOLD = 1_000_000;
const HIGHEST_RATE = 100_000;
const path = `/api/admin/queue/${params.eventId}`;

class QueuePage extends StaffPage {
  room = null;
  prediction = null;

  async load() {
    const [sale] = await Promise.all([api('GET', `/api/admin/events/${params.eventId}/sale`), this.read()]);
    title(`${sale.event.title} · ${t('staff.queue')}`);
    this.limits = new Form(this, {
      value: this.room,
      submit: t('room.apply'),
      fields: [
        { name: 'threshold', label: t('room.threshold'), type: 'number', required: true, min: 1, max: HIGHEST_THRESHOLD, step: 1,
          hint: t('room.thresholdHint') },
        { name: 'rate', label: t('room.rate'), type: 'number', required: true, min: 1, max: HIGHEST_RATE, step: 1,
          hint: t('room.rateHint') },
      ],
      changed: () => this.predictSoon(),
      send: values => api('PATCH', path, { body: this.changes(values) }),
      saved: room => this.take(room, t('room.applied')),
    });
    await this.predict();
    this.live = watchSale(this, params.eventId, sale, () => {});
    this.reading = refresh(this, READ_MS, () => Promise.all([this.read(), this.predict()]));
  }

  leave() {
    this.live?.stop();
    this.reading?.stop();
  }

  async read() {
    this.room = await api('GET', path);
    // What somebody else has changed is shown, unless it would replace what is being typed.
    if (this.limits && !this.limits.isDirty()) this.limits.begin(this.room);
  }

  /** Only what has changed: a value that is sent becomes the event's own, and no longer follows the policy. */
  changes(values) {
    const changed = Object.entries(values).filter(([name, value]) => value !== this.room[name]);
    return Object.fromEntries(changed.length ? changed : Object.entries(values));
  }

  /** @returns what is edited from now on */
  take(room, text) {
    this.room = room;
    toast(text);
    this.predict();
    return room;
  }

  predictSoon() {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.predict(), TYPING_MS);
  }

  /** The waits of the limits that are typed, and of some around the present threshold. */
  async predict() {
    const { threshold, rate } = this.limits.values();
    const isValid = (value, most) => Number.isInteger(value) && value >= 1 && value <= most;
    if (!isValid(threshold, HIGHEST_THRESHOLD) || !isValid(rate, HIGHEST_RATE)) {
      this.prediction = null;
    } else {
      const around = [0.5, 1, 1.5, 2, 4].map(factor => Math.max(1, Math.min(HIGHEST_THRESHOLD, Math.round(this.room.threshold * factor))));
      const wanted = [threshold, ...new Set(around)];
      const asking = `${path}/prediction?threshold=${wanted.join()}&rate=${rate}`;
      this.asking = asking;
      try {
        const found = await api('GET', asking);
        if (this.asking !== asking) return;
        const [typed, ...others] = found.predictions;
        this.prediction = { ...found, typed, others };
      } catch {
        this.prediction = null;
      }
    }
    this.draw();
  }

  pause = attempt(async () => {
    const { paused } = this.room;
    const sure = await ask(paused ? { title: t('room.resumeTitle'), text: t('room.resumeText'), yes: t('room.resume') }
      : { title: t('room.pauseTitle'), text: t('room.pauseText'), yes: t('room.pause') });
    if (!sure) return;
    this.room = await api('POST', `${path}/${paused ? 'resume' : 'pause'}`);
    toast(t(paused ? 'room.resumed' : 'room.pausedNow'));
    this.draw();
  });

  clear = attempt(async () => {
    const sure = await ask({ title: t('room.clearTitle'), text: t('room.clearText', { n: count(this.room.queueSize) }),
      yes: t('room.clear'), danger: true, typed: t('room.clearWord') });
    if (!sure) return;
    this.room = await api('POST', `${path}/clear`);
    toast(t('room.cleared'));
    this.predict();
  });

  follow = attempt(async () => {
    this.limits.begin(this.take(await api('PATCH', path, { body: { threshold: null, rate: null } }), t('room.follows')));
    this.draw();
  });

  announce = attempt(async () => {
    const { announcement } = this.room;
    const made = await askFor({
      title: t('room.announceTitle'),
      intro: t('room.announceText', { n: count(this.room.queueSize) }),
      value: { korean: announcement?.korean ?? '', english: announcement?.english ?? '', minutes: 30 },
      submit: t('room.announce'),
      fields: [
        { name: 'korean', label: t('room.korean'), type: 'textarea', rows: 3, required: true, maxlength: 200, lang: 'ko', wide: true },
        { name: 'english', label: t('room.english'), type: 'textarea', rows: 3, required: true, maxlength: 200, lang: 'en', wide: true },
        { name: 'minutes', label: t('room.minutes'), type: 'number', required: true, min: 1, max: 1440, step: 1 },
      ],
      // One line: what is typed with Enter in it would be refused.
      send: ({ korean, english, minutes }) => api('PUT', `${path}/announcement`, {
        body: { korean: oneLine(korean), english: oneLine(english), minutes } }),
    });
    if (!made) return;
    this.room = { ...this.room, announcement: made };
    toast(t('room.announced'));
    this.draw();
  });

  withdraw = attempt(async () => {
    await api('DELETE', `${path}/announcement`);
    this.room = { ...this.room, announcement: null };
    toast(t('room.withdrawn'));
    this.draw();
  });

  numbers() {
    const { room } = this.live.figures;
    return html`<dl class="figures">${figure('waiting', t('cockpit.waiting'), count(room.waiting))}
      ${figure('admitted', t('cockpit.admitted'), count(room.admitted), t('cockpit.ofThreshold', { n: count(room.threshold) }))}
      ${figure('wait', t('cockpit.wait'), room.paused ? t('cockpit.paused') : waitText(room.estimatedWait))}</dl>`;
  }

  /** What the typed limits would change, in one sentence, and a table of others. */
  waits() {
    if (!this.prediction) return html`<p class="muted">${t('room.noPrediction')}</p>`;
    const { current, typed, others, queueSize } = this.prediction;
    const [before, after, n] = [waitText(current.estimatedWait), waitText(typed.estimatedWait), count(queueSize)];
    const isSame = typed.threshold === current.threshold && typed.rate === current.rate;
    const summary = queueSize === 0 ? t('room.nobody')
      : isSame ? t('room.same', { n, wait: before }) : t('room.change', { n, before, after });
    const row = each => html`<tr class=${each.threshold === current.threshold ? 'marked' : nothing}><th scope="row" class="num">${
      count(each.threshold)}${each.threshold === current.threshold ? html` <span class="badge">${t('room.now')}</span>` : nothing}</th>
      <td class="number num per-second">${count(each.perSecond)}</td><td class="number num">${waitText(each.estimatedWait)}</td></tr>`;
    return html`<p class="notice ${typed.estimatedWait > current.estimatedWait ? 'warn' : ''}" role="status"
        data-wait=${typed.estimatedWait}>${summary}</p>
      <div class="table-scroll" tabindex="0" role="region" aria-labelledby="waits"><table class="table">
      <caption id="waits" class="visually-hidden">${t('room.waits')}</caption><thead><tr>
      <th scope="col">${t('room.threshold')}</th>
      <th scope="col" class="number per-second">${t('room.perSecond')}</th>
      <th scope="col" class="number">${t('room.lastWaits')}</th></tr></thead>
      <tbody>${others.map(row)}</tbody></table></div>`;
  }

  announcement() {
    const { announcement } = this.room;
    return html`<section class="card stack" aria-labelledby="announcement"><h2 id="announcement">${t('room.announcement')}</h2>
      ${announcement ? html`<blockquote class="announcement stack tight"><p lang="ko">${announcement.korean}</p>
        <p lang="en">${announcement.english}</p>
        <p class="muted small num">${t('room.until', { time: dateTime(announcement.expiresAt) })}</p></blockquote>`
    : html`<p class="muted">${t('room.noAnnouncement')}</p>`}
      <p class="row"><button class="button" @click=${this.announce}>${t(announcement ? 'room.announceOther' : 'room.announceNew')}</button>
      ${announcement ? html`<button class="button" @click=${this.withdraw}>${t('room.withdraw')}</button>` : nothing}</p></section>`;
  }

  view() {
    const { paused, ownThreshold, ownRate, soldOut } = this.room;
    const isOwn = ownThreshold || ownRate;
    const follow = isOwn ? html`<button type="button" class="button" @click=${this.follow}>${t('room.follow')}</button>` : nothing;
    return html`<div class="stack">${saleHead(t('staff.queue'), this.live.figures, 'queue')}${staleNotice(this.live)}
      ${paused ? html`<p class="notice warn">${t('room.isPaused')}</p>` : nothing}
      ${soldOut ? html`<p class="notice warn">${t('room.isSoldOut')}</p>` : nothing}
      ${this.numbers()}
      <div class="two-columns">
        <section class="card stack" aria-labelledby="limits"><h2 id="limits">${t('room.limits')}</h2>
          <p class="muted small">${t(isOwn ? 'room.own' : 'room.policy')}</p>${this.limits.view(follow)}${this.waits()}</section>
        <div class="stack">${this.announcement()}
          <section class="card stack" aria-labelledby="control"><h2 id="control">${t('room.control')}</h2>
            <p class="row"><button class="button ${paused ? 'primary' : ''}" @click=${this.pause}>${
              t(paused ? 'room.resume' : 'room.pause')}</button>
            <button class="button danger" @click=${this.clear}>${t('room.clear')}</button></p></section></div>
      </div></div>`;
  }
}

const oneLine = text => text.replace(/\s+/g, ' ').trim();

define('queue', QueuePage);
