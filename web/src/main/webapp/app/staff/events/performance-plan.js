// Performances that are to be added: by a rule or one by one, listed before they are sent.
import { ApiError } from '../../core/api.js';
import { dateTime, time } from '../../core/format.js';
import { html, nothing, t, toast } from '../core/frame.js';
import { Form } from '../core/form.js';
import { MOST, occurrences, timesOf, united } from './occurrences.js';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0];
const refused = (field, error) => new ApiError(400, { code: 'INVALID_REQUEST', error, fields: [{ field, error }] }, null);

export class PerformancePlan {
  /** @param changed is called with the list after each change */
  constructor(page, { list = [], minutes, changed = () => {} }) {
    this.page = page;
    this.list = list;
    this.wrong = null;
    this.changed = changed;
    this.rule = new Form(page, {
      value: { from: null, to: null, weekdays: [...WEEKDAYS], times: '', minutes },
      submit: t('organiser.addToList'),
      fields: [
        { name: 'from', label: t('organiser.from'), type: 'date', required: true },
        { name: 'to', label: t('organiser.to'), type: 'date', hint: t('organiser.toHint') },
        { name: 'times', label: t('organiser.times'), required: true, hint: t('organiser.timesHint') },
        { name: 'minutes', label: t('organiser.minutes'), type: 'number', required: true, min: 1, max: 1440 },
        { name: 'weekdays', label: t('organiser.weekdays'), wide: true, control: this.weekdays, show: days => days.map(weekday).join(' ') },
      ],
      send: async values => this.add(values),
      saved: () => ({ ...this.rule.base, times: '', from: null, to: null }),
    });
  }

  weekdays = ({ id, value, set, describedBy }) => html`<div class="row" id=${id} role="group" aria-label=${t('organiser.weekdays')}
    aria-describedby=${describedBy}>${WEEKDAYS.map(day => html`<label class="row small-check"><input type="checkbox"
      .checked=${value.includes(day)}
    @change=${event => set(event.target.checked ? [...value, day] : value.filter(each => each !== day))}>${weekday(day)}</label>`)}</div>`;

  add(values) {
    const times = timesOf(values.times);
    if (!times) throw refused('times', t('organiser.timesWrong'));
    const to = values.to ?? values.from;
    if (to < values.from) throw refused('to', t('organiser.toBeforeFrom'));
    const found = occurrences({ ...values, to, times });
    if (!found.length) throw refused('weekdays', t('organiser.noneByRule'));
    const list = united(this.list, found);
    if (list.length > MOST) throw refused('to', t('organiser.tooMany', { n: MOST }));
    this.take(list);
  }

  take(list) {
    this.list = list;
    this.wrong = null;
    this.changed(list);
    this.page.draw();
  }

  /** Marks the performance that the API has named. @returns whether it has named one */
  refuse(error) {
    const named = (error.body?.fields ?? []).map(each => /^performances\[(\d+)\]/.exec(each.field) && each).find(Boolean);
    if (!named) return false;
    this.wrong = { index: Number(/\d+/.exec(named.field)[0]), text: named.error };
    toast(named.error, { kind: 'error' });
    this.page.draw();
    return true;
  }

  view() {
    return html`<div class="stack">${this.rule.view()}
      ${this.list.length ? html`<div class="table-scroll" tabindex="0" role="region"
        aria-label=${t('organiser.toAdd', { n: this.list.length })}>
        <table class="table"><caption class="visually-hidden">${t('organiser.toAdd', { n: this.list.length })}</caption>
        <thead><tr><th scope="col">${t('organiser.startsAt')}</th><th scope="col">${t('organiser.endsAt')}</th>
        <th scope="col"><span class="visually-hidden">${t('staff.actions')}</span></th></tr></thead>
        <tbody>${this.list.map((each, i) => this.row(each, i))}</tbody></table></div>` : nothing}</div>`;
  }

  row(each, i) {
    const wrong = this.wrong?.index === i ? html`<br><span class="wrong">${this.wrong.text}</span>` : nothing;
    return html`<tr class=${this.wrong?.index === i ? 'marked' : nothing}><th scope="row"
      class="num">${dateTime(each.startsAt)}${wrong}</th>
      <td class="num">${time(each.endsAt)}</td><td class="actions"><button type="button" class="button small"
      @click=${() => this.take(this.list.filter(other => other !== each))}>${t('organiser.leaveOut')}
      <span class="visually-hidden">${dateTime(each.startsAt)}</span></button></td></tr>`;
  }
}

// The first day of 2023 was a Sunday.
const weekday = day => new Intl.DateTimeFormat(document.documentElement.lang, { weekday: 'short', timeZone: 'UTC' })
  .format(Date.UTC(2023, 0, 1 + day));
