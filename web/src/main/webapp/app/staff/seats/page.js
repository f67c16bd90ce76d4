// The seats of a performance for staff: who has a seat and who had it, and seats that are taken off the sale.
import { announce } from '../../core/announce.js';
import { count, dateTime, time, won } from '../../core/format.js';
import { SeatCanvas } from '../../seats/canvas.js';
import { Hall } from '../../seats/geometry.js';
import { Live } from '../../seats/live.js';
import { BLOCKED, FREE, HELD, SOLD, SeatModel } from '../../seats/model.js';
import { stretches } from '../../seats/selection.js';
import { StaffPage, api, attempt, define, html, nothing, params, sentence, t, title, toast, url } from '../core/frame.js';
import { ask, askFor } from '../core/dialog.js';
import { drawsOn, seatsWithin } from './lasso.js';
import { Picker } from './picker.js';

const MOST_IN_DETAIL = 20;
const MOST_NAMED = 12;
const base = `/api/performances/dates/${params.performanceId}`;
const staff = `/api/admin/performances/${params.performanceId}/seats`;

class SeatsPage extends StaffPage {
  selected = new Set();
  marks = new Map();
  claims = null;
  isDrawing = false;
  isConnected = true;
  show = null;
  date = null;

  live = new Live(params.performanceId, {
    onChange: () => this.changed(),
    onPlan: () => this.loadPlan().then(() => this.draw()),
    onConnection: isConnected => {
      this.isConnected = isConnected;
      this.draw();
    },
  });

  picker = new Picker({
    onToggle: (seats, isOn) => this.select(seats, isOn),
    onSection: index => this.map?.showSection(index),
    redraw: () => this.draw(),
  });

  async load() {
    await this.loadPlan();
    const event = this.model.plan.eventId;
    const [show, dates] = await Promise.allSettled([api('GET', `/api/performances/${event}`),
      api('GET', `/api/performances/${event}/dates`)]);
    this.show = show.value ?? null;
    this.date = dates.value?.dates.find(each => each.performanceId === params.performanceId)?.startsAt ?? null;
    if (this.show) title(`${this.show.title} · ${t('staff.seats')}`);
  }

  leave() { this.live.stop?.(); }

  async loadPlan() {
    const [plan, states] = await Promise.all([api('GET', `${base}/plan`), api('GET', `${base}/states`), this.loadMarks()]);
    if (this.model?.plan.version !== plan.version) this.selected = new Set();
    this.model = new SeatModel(plan);
    this.model.accept(states);
    this.hall = new Hall(plan);
    this.map?.use(this.hall, this.model);
    this.live.start(this.model);
  }

  async loadMarks() { this.take(await api('GET', `${staff}/marked`)); }

  take({ seats }) { this.marks = new Map(seats.map(each => [each.seat, each])); }

  draw() {
    super.draw();
    if (this.isDrawable && this.model.count && !this.map) this.makeMap();
  }

  makeMap() {
    const layer = this.querySelector('.lasso');
    this.map = new SeatCanvas(this.querySelector('.seats-canvas'), this.querySelector('.seats-small'), {
      texts: { price: grade => won(grade.price), left: n => t('seats.left', { n: count(n) }), stage: t('seats.stage'),
        row: row => t('seats.rowShort', { row }) },
      onSeat: seat => this.select([seat], !this.selected.has(seat)),
    });
    this.map.use(this.hall, this.model);
    drawsOn(layer, {
      onArea: area => this.select(seatsWithin(this.hall, this.map.view, area), true),
      onPoint: (x, y) => {
        const seat = this.map.seatAt(x, y);
        if (seat >= 0) this.select([seat], !this.selected.has(seat));
      },
    });
  }

  changed() {
    this.map?.repaint();
    // What was read of the selected seats is out of date as soon as one of them changes.
    if (this.claims && this.statesOfSelected() !== this.seen) this.look();
    this.draw();
  }

  statesOfSelected() { return [...this.selected].map(seat => this.model.states[seat]).join(); }

  select(seats, isOn) {
    for (const seat of seats) {
      if (isOn) this.selected.add(seat);
      else this.selected.delete(seat);
    }
    this.claims = null;
    announce(t('hall.selected', { n: count(this.selected.size) }));
    this.map?.mark([...this.selected]);
    this.draw();
    if (this.selected.size > 0 && this.selected.size <= MOST_IN_DETAIL) this.look();
  }

  clear = () => {
    this.selected = new Set();
    this.claims = null;
    this.map?.mark([]);
    this.draw();
  };

  /** Who has the selected seats. What is shown is audited, so it is only asked for what is selected. */
  async look() {
    const asked = [...this.selected].sort((a, b) => a - b);
    this.asked = asked;
    this.seen = this.statesOfSelected();
    try {
      const plan = encodeURIComponent(this.model.plan.version);
      const { seats } = await api('GET', `${staff}/history?planVersion=${plan}&seats=${asked.join()}`);
      if (this.asked === asked && asked.every(seat => this.selected.has(seat))) this.claims = seats;
    } catch (error) {
      if (error.code === 'PLAN_CHANGED') await this.loadPlan();
      else toast(await sentence(error), { kind: 'error' });
    }
    this.draw();
  }

  of(state) { return [...this.selected].filter(seat => this.model.states[seat] === state).sort((a, b) => a - b); }

  /** Those of the selection that the staff have blocked. */
  blockedSeats() { return this.of(BLOCKED).filter(seat => this.marks.get(seat)?.reason); }

  block = attempt(async () => {
    const seats = this.of(FREE);
    const blocked = await askFor({
      title: t('hall.blockTitle', { n: count(seats.length) }),
      intro: this.places(seats),
      value: { reason: 'house', remark: '' },
      submit: t('hall.block', { n: count(seats.length) }),
      fields: [
        { name: 'reason', label: t('hall.reason'), type: 'select', required: true,
          options: ['house', 'production', 'sightline', 'other'].map(each => [each, t(`hall.reason.${each}`)]) },
        { name: 'remark', label: t('hall.remark'), maxlength: 200 },
      ],
      send: ({ reason, remark }) => api('POST', `${staff}/block`, {
        body: { planVersion: this.model.plan.version, seats, reason, ...remark.trim() ? { remark: remark.trim() } : {} } }),
    });
    if (blocked) await this.done(blocked, t('hall.blocked', { n: count(seats.length) }));
  });

  release = attempt(async () => {
    const seats = this.blockedSeats();
    const sure = await ask({ title: t('hall.releaseTitle', { n: count(seats.length) }), text: this.places(seats),
      yes: t('hall.release', { n: count(seats.length) }) });
    if (!sure) return;
    const left = await api('POST', `${staff}/release`, { body: { planVersion: this.model.plan.version, seats } });
    await this.done(left, t('hall.released', { n: count(seats.length) }));
  });

  async done(marked, text) {
    this.take(marked);
    toast(text);
    await this.live.ask();
    this.changed();
  }

  places(seats) {
    const found = stretches(this.model, seats).map(({ section, row, from, to }) =>
      t('seats.place', { section, row, numbers: from === to ? from : `${from}–${to}` }));
    const named = found.slice(0, MOST_NAMED).join(', ');
    return found.length > MOST_NAMED ? `${named} ${t('hall.more', { n: count(found.length - MOST_NAMED) })}` : named;
  }

  counts() {
    const all = [0, 0, 0, 0];
    for (const state of this.model.states) all[state] += 1;
    const states = [['free', FREE], ['held', HELD], ['sold', SOLD], ['blocked', BLOCKED]];
    return html`<dl class="pairs num hall-counts" data-blocked=${all[BLOCKED]}>${states.map(([name, state]) => html`
      <div><dt>${t(`hall.state.${name}`)}</dt><dd>${count(all[state])}</dd></div>`)}</dl>`;
  }

  selection() {
    const n = this.selected.size;
    if (n === 0) return html`<p class="muted">${t('hall.nothingSelected')}</p>`;
    const button = (run, label) => html`<button class="button small" @click=${run}>${label}</button>`;
    const free = this.of(FREE).length;
    const blocked = this.blockedSeats().length;
    return html`<section class="card stack tight" aria-labelledby="selection" data-selected=${n}>
      <h2 id="selection">${t('hall.selected', { n: count(n) })}</h2>
      <p class="small">${this.places([...this.selected].sort((a, b) => a - b))}</p>
      <p class="row">${free ? button(this.block, t('hall.block', { n: count(free) })) : nothing}
        ${blocked ? button(this.release, t('hall.release', { n: count(blocked) })) : nothing}
        ${button(this.clear, t('hall.clear'))}</p>
      ${this.user.role === 'admin' ? html`<p class="small"><a href=${url(`/admin/audit?action=seats.&target=${params.performanceId}`)}>${
        t('hall.blockLog')}</a></p>` : nothing}
      ${n > MOST_IN_DETAIL ? html`<p class="muted small">${t('hall.tooMany', { n: MOST_IN_DETAIL })}</p>` : this.details()}</section>`;
  }

  details() {
    if (!this.claims) return html`<div class="skeleton"></div>`;
    return html`<ol class="stack tight claims">${this.claims.map(seat => html`<li data-seat=${seat.seat}>
      <h3>${seat.label} <span class="badge">${t(`hall.state.${this.model.statusOf(seat.seat)}`)}</span></h3>
      ${this.mark(seat.seat)}
      ${seat.claims.length ? seat.claims.map(each => this.claim(each)) : html`<p class="muted small">${t('hall.never')}</p>`}</li>`)}</ol>`;
  }

  mark(seat) {
    const { reason, remark, blockedAt, note } = this.marks.get(seat) ?? {};
    return html`${reason ? html`<p class="notice warn small"><b>${t(`hall.reason.${reason}`)}</b> ${remark ?? nothing}
      <span class="muted num">${dateTime(blockedAt)}</span></p>` : nothing}${note ? html`<p class="small pre">${note}</p>` : nothing}`;
  }

  claim(claim) {
    const { buyer } = claim;
    const isHeld = claim.current && claim.status === 'pending';
    const steps = [['heldAt', 'held'], ...claim.status === 'expired' ? [['expiresAt', 'expired']] : [], ['paidAt', 'paid'],
      ['cancelledAt', claim.paidAt ? 'cancelled' : 'released']];
    return html`<div class="claim ${claim.current ? 'current' : ''}">
      <p><b>${buyer.name ?? t('hall.gone')}</b> ${buyer.email ? html`<span class="muted">${buyer.email}</span>` : nothing}
        <span class="badge ${claim.current ? 'good' : 'muted'}">${t(`hall.claim.${claim.status}`)}</span></p>
      <p class="small num">${claim.reservationNumber} · ${won(claim.totalAmount)}</p>
      <ol class="steps small num">${steps.filter(([member]) => claim[member]).map(([member, name]) => html`<li>${t(`hall.step.${name}`)} ${
        dateTime(claim[member])}</li>`)}
        ${isHeld ? html`<li>${t('hall.until', { time: time(claim.expiresAt) })}</li>` : nothing}</ol></div>`;
  }

  mapView() {
    return html`<div class="seats-map hall-map ${this.isDrawing ? 'is-drawing' : ''}">
      <canvas class="seats-canvas" tabindex="0" role="img" aria-label=${t('hall.map')}></canvas>
      <div class="lasso" ?hidden=${!this.isDrawing} aria-hidden="true"><div class="lasso-box" hidden></div></div>
      <canvas class="seats-small" hidden aria-hidden="true"></canvas>
      <div class="seats-zoom">
        <button type="button" class="button" aria-label=${t('seats.zoomIn')} @click=${() => this.map.zoom(1.6)}>+</button>
        <button type="button" class="button" aria-label=${t('seats.zoomOut')} @click=${() => this.map.zoom(1 / 1.6)}>−</button>
        <button type="button" class="button" aria-label=${t('seats.showAll')} @click=${() => this.map.fit()}>⤢</button></div></div>`;
  }

  /** How many seats are selected with the pointer, the selection, and the list. */
  tools() {
    const mode = (isDrawing, label) => html`<button type="button" class="chip" aria-pressed=${this.isDrawing === isDrawing}
      @click=${() => { this.isDrawing = isDrawing; this.draw(); }}>${label}</button>`;
    return html`<div class="row" role="group" aria-label=${t('hall.mode')}>${mode(false, t('hall.move'))}${mode(true, t('hall.draw'))}</div>
      ${this.selection()}
      <details class="card"><summary class="strong">${t('hall.list')}</summary>
        ${this.picker.view(this.model, this.hall, this.selected)}</details>`;
  }

  view() {
    const { plan } = this.model;
    return html`<div class="hall"><div class="hall-panel stack">
        <div class="stack tight"><p><a href=${url(`/admin/events/${plan.eventId}/sale`)}>${t('hall.toSale')}</a></p>
          <h1>${this.show?.title ?? t('staff.seats')}</h1>
          ${this.date ? html`<p class="muted num">${dateTime(this.date)}</p>` : nothing}</div>
        ${this.isConnected ? nothing : html`<p class="notice bad" role="status">${t('cockpit.stale')}</p>`}
        ${this.counts()}
        ${this.model.count ? this.tools() : html`<p class="muted">${t('hall.noSeats')}</p>`}
      </div>${this.model.count ? this.mapView() : nothing}</div>`;
  }
}

define('seats', SeatsPage);
