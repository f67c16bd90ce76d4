// The seats of a hall as a list, for staff: section, row, and the seats of the row as switches. For keyboard and screen reader above all.
import { count } from '../../core/format.js';
import { html, nothing } from '../../core/html.js';
import { t } from '../../core/texts.js';
import { rove } from '../../ui/rove.js';

const MARKS = { free: '●', held: '◎', sold: '×', blocked: '–' };

export class Picker {
  /** @param onToggle called with seats and whether they are to be selected */
  constructor({ onToggle, onSection, redraw }) {
    Object.assign(this, { onToggle, onSection, redraw, section: 0, row: 0, active: 0 });
  }

  view(model, hall, selected) {
    const sections = model.plan.sections;
    const section = hall.sections[this.section] ?? hall.sections[0];
    const row = section.rows[this.row] ?? section.rows[0];
    const seats = Array.from({ length: row.last - row.first + 1 }, (_, i) => row.first + i);
    const all = Array.from({ length: sections[this.section].count }, (_, i) => sections[this.section].first + i);
    const name = seat => t('hall.seat', { number: model.number[seat], state: t(`hall.state.${model.statusOf(seat)}`) });
    this.active = Math.min(this.active, seats.length - 1);
    return html`<div class="stack tight">
      <div class="row"><div class="field grow"><label for="pick-section">${t('seats.section')}</label>
        <select id="pick-section" @change=${event => this.#toSection(Number(event.target.value))}>${sections.map((each, index) => html`
          <option value=${index} .selected=${index === this.section}>${each.name}</option>`)}</select></div>
      <div class="field grow"><label for="pick-row">${t('seats.row')}</label>
        <select id="pick-row" @change=${event => this.#toRow(Number(event.target.value))}>${section.rows.map((each, index) => html`
          <option value=${index} .selected=${each === row}>${t('seats.rowShort', { row: each.row })}</option>`)}</select></div></div>
      <div class="seat-choices" role="group" aria-label=${t('hall.seatsOfRow', { row: row.row })} @keydown=${event => this.#arrows(event)}>
        ${seats.map((seat, i) => html`<button type="button" class="seat-choice num is-${model.statusOf(seat)}" data-seat=${seat}
          aria-pressed=${selected.has(seat)} tabindex=${i === this.active ? 0 : -1} aria-label=${name(seat)}
          @click=${() => this.onToggle([seat], !selected.has(seat))}
          ><span aria-hidden="true">${MARKS[model.statusOf(seat)] ?? nothing} ${model.number[seat]}</span></button>`)}</div>
      <p class="row"><button type="button" class="button small" @click=${() => this.onToggle(seats, true)}>${
        t('hall.wholeRow', { n: count(seats.length) })}</button>
        <button type="button" class="button small" @click=${() => this.onToggle(all, true)}>${
          t('hall.wholeSection', { n: count(all.length) })}</button></p></div>`;
  }

  #toSection(index) {
    Object.assign(this, { section: index, row: 0, active: 0 });
    this.onSection(index);
    this.redraw();
  }

  #toRow(index) {
    Object.assign(this, { row: index, active: 0 });
    this.redraw();
  }

  /* One tab stop; arrows go from seat to seat. */
  #arrows(event) {
    rove(event, to => {
      this.active = to;
      this.redraw();
    });
  }
}
