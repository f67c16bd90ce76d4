// The grades of a new event: those of the sections of its layout, and general admission.
import { live } from '../../core/directives.js';
import { html, nothing, t } from '../core/frame.js';

const COLOURS = ['#d4380d', '#1677ff', '#389e0d', '#722ed1', '#d48806', '#08979c'];
const MOST_PRICE = 10_000_000;
const MOST_QUANTITY = 60_000;

export class GradeRows {
  constructor(page, { rows = [], changed = () => {} }) {
    this.page = page;
    this.rows = rows;
    this.errors = {};
    this.problem = null;
    this.changed = changed;
  }

  /** One row for each section, with the prices that were typed before; general admission stays. */
  follow(sections) {
    const names = [...new Set(sections.map(each => each.name))];
    const priced = names.map((name, i) => this.rows.find(row => row.isSection && row.name === name)
      ?? { name, price: String(sections.find(each => each.name === name).price), colour: COLOURS[i % COLOURS.length], isSection: true,
        quantity: '' });
    this.rows = [...priced, ...this.rows.filter(row => !row.isSection)];
    if (!this.rows.length) this.add();
  }

  add() {
    this.rows = [...this.rows, { name: '', price: '', colour: COLOURS[this.rows.length % COLOURS.length], isSection: false, quantity: '' }];
    this.changed(this.rows);
  }

  set(row, name, value) {
    this.rows = this.rows.map(each => each === row ? { ...each, [name]: value } : each);
    this.errors = {};
    this.changed(this.rows);
    this.page.draw();
  }

  /** Whether everything is filled in. If not, the errors are shown, and the first gets the focus. */
  check() {
    this.errors = {};
    this.problem = this.rows.length ? null : t('organiser.gradesNeeded');
    const isBetween = (text, from, to) => /^\d+$/.test(text) && Number(text) >= from && Number(text) <= to;
    this.rows.forEach((row, i) => {
      if (!row.name.trim()) this.errors[`${i}.name`] = t('staff.required');
      else if (this.rows.findIndex(each => each.name.trim() === row.name.trim()) !== i) this.errors[`${i}.name`] = t('organiser.nameTwice');
      if (!isBetween(row.price, 0, MOST_PRICE)) this.errors[`${i}.price`] = t('organiser.priceWrong');
      if (!row.isSection && !isBetween(row.quantity, 1, MOST_QUANTITY)) this.errors[`${i}.quantity`] = t('organiser.quantityWrong');
    });
    this.page.draw();
    this.page.querySelector('.grade-row [aria-invalid="true"]')?.focus();
    return !this.problem && !Object.keys(this.errors).length;
  }

  toRequest() {
    return this.rows.map(row => ({
      name: row.name.trim(), price: Number(row.price), colour: row.colour, quantity: row.isSection ? null : Number(row.quantity),
    }));
  }

  view() {
    return html`<div class="stack">${this.problem ? html`<p class="notice bad" role="alert">${this.problem}</p>` : nothing}
      ${this.rows.map((row, i) => this.row(row, i))}
      <p><button type="button" class="button"
        @click=${() => { this.add(); this.page.draw(); }}>${t('organiser.addAdmission')}</button></p></div>`;
  }

  row(row, i) {
    const label = row.name || t('organiser.gradeNumber', { n: i + 1 });
    return html`<fieldset class="grade-row"><legend>${label}</legend>
      ${row.isSection ? nothing : this.input(row, i, 'name', 'text')}
      ${this.input(row, i, 'price', 'number')}
      ${row.isSection ? nothing : this.input(row, i, 'quantity', 'number')}
      <div class="field"><label for="grade-${i}-colour">${t('organiser.colour')}</label>
        <input id="grade-${i}-colour" type="color" .value=${live(row.colour)}
          @input=${event => this.set(row, 'colour', event.target.value)}></div>
      ${row.isSection ? nothing : html`<button type="button" class="button small"
        @click=${() => this.remove(row)}>${t('organiser.leaveOut')}
        <span class="visually-hidden">${label}</span></button>`}</fieldset>`;
  }

  input(row, i, name, type) {
    const id = `grade-${i}-${name}`;
    const error = this.errors[`${i}.${name}`];
    return html`<div class="field"><label for=${id}>${t(`organiser.grade.${name}`)}</label>
      <input id=${id} type=${type} inputmode=${type === 'number' ? 'numeric' : nothing} maxlength="50" autocomplete="off"
        .value=${live(row[name])}
        aria-invalid=${error ? 'true' : nothing} aria-describedby=${error ? `${id}-error` : nothing}
        @input=${event => this.set(this.rows[i], name, event.target.value)}>
      ${error ? html`<p class="error" id="${id}-error">${error}</p>` : nothing}</div>`;
  }

  remove(row) {
    this.rows = this.rows.filter(each => each !== row);
    this.changed(this.rows);
    this.page.draw();
  }
}
