// The grades of an event: prices, colours and, for general admission, quantities.
import { count, won } from '../../core/format.js';
import { askFor } from '../core/dialog.js';
import { toRequest } from './fields.js';
import { api, attempt, html, nothing, t, toast } from '../core/frame.js';

const colourControl = ({ id, value, set, describedBy }) => html`<input id=${id} type="color" .value=${value ?? '#595959'}
  aria-describedby=${describedBy} @input=${event => set(event.target.value)}>`;

const NEW_COLOUR = '#08979c';

const fields = {
  name: () => ({ name: 'name', label: t('organiser.grade.name'), required: true, maxlength: 50 }),
  price: () => ({ name: 'price', label: t('organiser.grade.price'), type: 'won', required: true, min: 0, max: 10_000_000,
    hint: t('organiser.priceHint') }),
  quantity: () => ({ name: 'quantity', label: t('organiser.grade.quantity'), type: 'number', required: true, min: 1, max: 60_000,
    hint: t('organiser.quantityHint') }),
  colour: () => ({ name: 'colour', label: t('organiser.colour'), control: colourControl }),
  description: () => ({ name: 'description', label: t('organiser.gradeDescription'), type: 'textarea', rows: 2, maxlength: 1000,
    wide: true }),
};

export class GradesTab {
  constructor(page) {
    this.page = page;
  }

  get path() { return `${this.page.path}/grades`; }

  add = attempt(async () => this.done(await askFor({
    title: t('organiser.addAdmission'),
    submit: t('organiser.add'),
    value: { colour: NEW_COLOUR, version: this.page.event.version },
    fields: ['name', 'price', 'quantity', 'colour', 'description'].map(each => fields[each]()),
    send: (values, version) => api('POST', this.path, { body: { ...toRequest(values), version } }),
    latest: async () => ({ colour: NEW_COLOUR, version: (await this.page.reread()).version }),
  })));

  change = attempt(async grade => this.done(await askFor({
    title: t('organiser.changeOf', { name: grade.name }),
    value: { ...grade, version: this.page.event.version },
    fields: [fields.price(), ...grade.quantity === null ? [] : [fields.quantity()], fields.colour(), fields.description()],
    send: (values, version) => api('PUT', `${this.path}/${grade.id}`, { body: { ...toRequest(values), version } }),
    latest: async () => {
      const event = await this.page.reread();
      return { ...event.grades.find(each => each.id === grade.id), version: event.version };
    },
  })));

  done(event) {
    if (!event) return;
    this.page.take(event);
    this.page.draw();
    toast(t('staff.saved'));
  }

  row(grade) {
    return html`<tr><th scope="row"><svg class="dot" viewBox="0 0 10 10" aria-hidden="true"><circle cx="5" cy="5" r="5"
      fill=${grade.colour}></circle></svg>${grade.name}
      ${grade.description ? html`<br><span class="small muted">${grade.description}</span>` : nothing}</th>
      <td class="number num">${won(grade.price)}</td>
      <td class="number num">${grade.quantity === null ? t('organiser.bySection') : count(grade.quantity)}</td>
      <td class="actions">${this.page.event.cancelledAt ? nothing : html`<button class="button small"
        @click=${() => this.change(grade)}>${t('organiser.change')}
        <span class="visually-hidden">${grade.name}</span></button>`}</td></tr>`;
  }

  view() {
    const { event } = this.page;
    return html`<div class="stack"><div class="table-scroll" tabindex="0" role="region" aria-label=${t('organiser.tab.grades')}>
      <table class="table"><caption class="visually-hidden">${t('organiser.tab.grades')}</caption><thead><tr>
      <th scope="col">${t('organiser.grade.name')}</th><th scope="col" class="number">${t('organiser.grade.price')}</th>
      <th scope="col" class="number">${t('organiser.grade.quantity')}</th><th scope="col"><span
        class="visually-hidden">${t('staff.actions')}</span></th></tr></thead>
      <tbody>${event.grades.map(each => this.row(each))}</tbody></table></div>
      ${event.cancelledAt ? nothing : html`<p><button class="button"
        @click=${this.add}>${t('organiser.addAdmission')}</button></p>`}</div>`;
  }
}
