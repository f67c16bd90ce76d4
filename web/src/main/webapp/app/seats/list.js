// The seats as a list, from the same model as the map: for keyboard and screen reader, and for everybody who prefers it.
import { html, nothing } from '../core/html.js';
import { t } from '../core/texts.js';
import { count, won } from '../core/format.js';
import { rove } from '../ui/rove.js';
import { choices } from './selection.js';

export class SeatList {
  /** @param onChoose called with the first seat of the chosen group, and the group */
  constructor({ onChoose, onSection, redraw }) {
    this.onChoose = onChoose;
    this.onSection = onSection;
    this.redraw = redraw;
    this.section = null;
    this.row = null;
    /** Which seat of the row is the tab stop. */
    this.active = 0;
  }

  view(model, hall, size) {
    const offered = hall.sections.map((each, index) => index).filter(index => model.shown[model.plan.sections[index].grade]);
    if (!offered.includes(this.section)) this.section = offered.find(index => model.sectionFree[index] > 0) ?? offered[0] ?? null;
    if (this.section === null) return html`<p class="muted">${t('seats.nothingShown')}</p>`;
    const rows = hall.sections[this.section].rows.map(row => ({ ...row, choices: choices(model, row, size) }));
    if (!rows.some(row => row.first === this.row)) this.row = (rows.find(row => row.choices.length) ?? rows[0]).first;
    const row = rows.find(each => each.first === this.row);
    this.active = Math.min(this.active, Math.max(0, row.choices.length - 1));
    return html`
      <div class="field"><label for="list-section">${t('seats.section')}</label>
        <select id="list-section" @change=${event => this.#toSection(Number(event.target.value))}>
          ${offered.map(index => html`<option value=${index} .selected=${index === this.section}>
            ${this.#sectionText(model, index)}</option>`)}
        </select></div>
      <div class="field"><label for="list-row">${t('seats.row')}</label>
        <select id="list-row" @change=${event => { this.row = Number(event.target.value); this.active = 0; this.redraw(); }}>
          ${rows.map(each => html`<option value=${each.first} .selected=${each === row} ?disabled=${!each.choices.length}>
            ${t('seats.rowChoice', { row: each.row, n: count(each.choices.length) })}</option>`)}
        </select></div>
      <div class="field"><span id="list-seats">${size === 1 ? t('seats.seat') : t('seats.groups', { n: size })}</span>
        <div class="seat-choices" role="group" aria-labelledby="list-seats" @keydown=${event => this.#arrows(event)}>
          ${row.choices.length ? row.choices.map(({ seat, seats }, i) => html`
            <button type="button" class="seat-choice num" data-seat=${seat} tabindex=${i === this.active ? 0 : -1}
              aria-label=${this.#choiceText(model, row, seats)} @click=${() => this.onChoose(seat, seats)}
              >${model.accessible.has(seat) ? html`<span aria-hidden="true">♿</span>` : nothing}${
              seats.some(each => model.restricted.has(each)) ? html`<span aria-hidden="true">◥</span>` : nothing}${
              seats.length === 1 ? model.number[seat] : `${model.number[seat]}–${model.number[seats.at(-1)]}`}</button>`)
            : html`<p class="muted">${t('seats.rowFull')}</p>`}
        </div></div>`;
  }

  #toSection(index) {
    this.section = index;
    this.row = null;
    this.active = 0;
    this.onSection(index);
    this.redraw();
  }

  #sectionText(model, index) {
    const { name, grade, floor } = model.plan.sections[index];
    const { name: gradeName, price } = model.plan.grades[grade];
    const place = model.plan.floors.length > 1 ? `${model.plan.floors[floor]} ${name}` : name;
    const words = t('seats.sectionChoice', { name: place, grade: gradeName, price: won(price), n: count(model.sectionFree[index]) });
    const held = model.sectionHeld[index];
    return model.sectionFree[index] === 0 && held > 0 ? `${words} · ${t('seats.heldOnly', { n: count(held) })}` : words;
  }

  #choiceText(model, row, seats) {
    const { name, grade } = model.plan.sections[this.section];
    const numbers = seats.length === 1 ? `${model.number[seats[0]]}` : `${model.number[seats[0]]}–${model.number[seats.at(-1)]}`;
    const words = t('seats.choice', { section: name, row: row.row, numbers, grade: model.plan.grades[grade].name,
      price: won(seats.reduce((sum, seat) => sum + model.priceOf(seat), 0)) });
    return [words, ...model.accessible.has(seats[0]) ? [t('seats.wheelchair')] : [],
      ...seats.some(seat => model.restricted.has(seat)) ? [t('seats.restricted')] : []].join(', ');
  }

  /* One tab stop; arrows go from seat to seat. */
  #arrows(event) {
    rove(event, to => {
      this.active = to;
      this.redraw();
    });
  }
}
