// Chooses free seats for a sale at a counter, on the map and in the list.
import { announce } from '../../core/announce.js';
import { api } from '../../core/api.js';
import { count, won } from '../../core/format.js';
import { html, nothing } from '../../core/html.js';
import { t } from '../../core/texts.js';
import { SeatCanvas } from '../../seats/canvas.js';
import { Hall } from '../../seats/geometry.js';
import { Live } from '../../seats/live.js';
import { SeatModel } from '../../seats/model.js';
import { stretches } from '../../seats/selection.js';
import { Picker } from '../seats/picker.js';

const MOST = 10;

export class Chooser {
  selected = new Set();

  /** @param onChange called when other seats are chosen */
  constructor(page, performance, onChange) {
    Object.assign(this, { page, base: `/api/performances/dates/${performance}`, onChange });
    this.live = new Live(performance, {
      onChange: () => this.#changed(),
      onPlan: () => this.load().then(() => page.draw()),
      onConnection: () => {},
    });
    this.picker = new Picker({
      onToggle: (seats, isOn) => this.#select(seats, isOn), onSection: index => this.canvas?.showSection(index), redraw: () => page.draw(),
    });
  }

  async load() {
    const [plan, states] = await Promise.all([api('GET', `${this.base}/plan`), api('GET', `${this.base}/states`)]);
    this.selected = new Set();
    this.model = new SeatModel(plan);
    this.model.accept(states);
    this.hall = new Hall(plan);
    this.canvas?.use(this.hall, this.model);
    this.live.start(this.model);
  }

  leave() { this.live.stop?.(); }

  /** Asks for the states now, after a sale or a refusal. */
  refresh() { this.live.ask(); }

  clear() {
    this.selected = new Set();
    // The map is drawn anew with the next buyer.
    this.canvas = null;
    this.refresh();
  }

  get planVersion() { return this.model.plan.version; }

  get seats() { return [...this.selected].sort((a, b) => a - b); }

  price() { return this.seats.reduce((sum, seat) => sum + this.model.priceOf(seat), 0); }

  /** After the page has been drawn. */
  drawn() {
    const canvas = this.page.querySelector('.seats-canvas');
    if (!canvas || this.canvas) return;
    this.canvas = new SeatCanvas(canvas, this.page.querySelector('.seats-small'), {
      texts: { price: grade => won(grade.price), left: n => t('seats.left', { n: count(n) }), stage: t('seats.stage'),
        row: row => t('seats.rowShort', { row }) },
      onSeat: seat => this.#select([seat], !this.selected.has(seat)),
    });
    this.canvas.use(this.hall, this.model);
    this.canvas.mark(this.seats);
  }

  /** Seats that somebody else was faster with are not chosen any more. */
  #changed() {
    for (const seat of this.selected) if (!this.model.isFree(seat)) this.selected.delete(seat);
    this.canvas?.mark(this.seats);
    this.canvas?.repaint();
    this.page.draw();
  }

  #select(seats, isOn) {
    for (const seat of seats) {
      if (!isOn) this.selected.delete(seat);
      else if (this.model.isFree(seat) && this.selected.size < MOST) this.selected.add(seat);
    }
    this.onChange();
    this.canvas?.mark(this.seats);
    announce(t('hall.selected', { n: count(this.selected.size) }));
    this.page.draw();
  }

  selection() {
    const places = stretches(this.model, this.seats).map(({ section, row, from, to }) =>
      t('seats.place', { section, row, numbers: from === to ? from : `${from}–${to}` })).join(', ');
    return html`<p data-selected=${this.selected.size}><b>${t('hall.selected', { n: count(this.selected.size) })}</b> ${places}</p>`;
  }

  list() {
    return html`<details class="card" open><summary class="strong">${t('hall.list')}</summary>
      ${this.picker.view(this.model, this.hall, this.selected)}</details>`;
  }

  map() {
    const button = (label, sign, run) => html`<button type="button" class="button" aria-label=${label} @click=${run}>${sign}</button>`;
    return this.model.count ? html`<div class="seats-map hall-map">
      <canvas class="seats-canvas" tabindex="0" role="img" aria-label=${t('hall.map')}></canvas>
      <canvas class="seats-small" hidden aria-hidden="true"></canvas>
      <div class="seats-zoom">${button(t('seats.zoomIn'), '+', () => this.canvas.zoom(1.6))}
        ${button(t('seats.zoomOut'), '−', () => this.canvas.zoom(1 / 1.6))}
        ${button(t('seats.showAll'), '⤢', () => this.canvas.fit())}</div></div>` : nothing;
  }
}
