// What differs between our payments and the gateway's books, by day, and what became of it.
import { now } from '../../core/clock.js';
import { count, dateTime, won } from '../../core/format.js';
import { askFor } from '../core/dialog.js';
import { api, attempt, html, nothing, t, toast } from '../core/frame.js';
import { askNow } from './list.js';
import { Table, byCursor } from '../core/table.js';
import { toSeoul } from '../core/values.js';

const PATH = '/api/admin/payments/comparisons';
const DAYS = 14;
const TONES = { OPEN: 'bad', GONE: 'muted', RESOLVED: 'good' };

const state = row => html`<span class="badge ${TONES[row.state]}">${t(`payments.state.${row.state}`)}</span>
  ${row.state === 'RESOLVED' ? html`<span class="detail-text pre">${row.reason}</span>
    <span class="muted small num">${row.resolvedBy ?? ''} ${dateTime(row.resolvedAt)}</span>` : nothing}`;

export class PaymentDifferences {
  days = [];

  constructor(page) {
    this.page = page;
    this.table = new Table(page, {
      caption: t('payments.differences'),
      empty: t('payments.noDifferences'),
      rows: byCursor(`${PATH}/differences`, 'differences'),
      filters: [
        { name: 'day', label: t('payments.day'), type: 'date' },
        { name: 'state', label: t('payments.state'), type: 'select', value: 'open',
          options: [['open', t('payments.state.OPEN')], ['all', t('payments.anyState')]] },
      ],
      columns: [
        { label: t('payments.day'), head: true, view: row => html`<span class="num nowrap">${row.day}</span>` },
        { label: t('payments.what'), view: row => html`${t(row.refund ? 'payments.refundOf' : 'payments.paymentOf')}<br>
          <span class="muted small">${t(`payments.kind.${row.kind}`)}</span>` },
        { label: t('payments.amount'), number: true, view: row => won(row.amount) },
        { label: t('payments.at'), view: row => html`<span class="num nowrap">${dateTime(row.at)}</span>` },
        { label: t('payments.order'), view: row => html`<span class="detail-text num">${row.orderId}</span>` },
        { label: t('payments.state'), view: state },
      ],
      actions: row => row.state !== 'OPEN' ? [] : [
        row.paymentId && { label: t('payments.ask'), run: () => this.ask(row) },
        row.kind === 'NOT_IN_OURS' && !row.paymentId && { label: t('payments.refund'), run: () => this.refund(row) },
        { label: t('payments.resolve'), run: () => this.resolve(row) },
      ],
    });
  }

  load() { return Promise.all([this.readDays(), this.table.load()]); }

  async readDays() {
    this.days = (await api('GET', `${PATH}?limit=${DAYS}`)).comparisons;
    this.page.draw();
  }

  /** Asks the gateway, and compares the day again: the difference may be gone. */
  async ask(row) {
    await askNow(row.paymentId);
    await api('POST', PATH, { body: { day: row.day } });
    await this.load();
  }

  resolve(row) {
    return this.end(row, 'resolve', { title: t('payments.resolveTitle'), intro: t('payments.resolveText'), submit: t('payments.resolve') });
  }

  /** The gateway has the money of an order that we do not know. */
  refund(row) {
    return this.end(row, 'refund', {
      title: t('payments.refundUnknown'), intro: t('payments.refundUnknownText', { amount: won(row.amount) }), submit: t('payments.refund'),
    });
  }

  /** Asks for the reason, and ends an open difference by it. */
  async end(row, how, texts) {
    const ended = await askFor({
      ...texts,
      fields: [{ name: 'reason', label: t('payments.why'), type: 'textarea', rows: 3, required: true, maxlength: 500, wide: true }],
      send: values => api('POST', `${PATH}/differences/${row.id}/${how}`, { body: values }),
    });
    if (!ended) return;
    toast(t('payments.resolvedNow'));
    await this.load();
  }

  compare = attempt(async () => {
    const today = toSeoul(new Date(now()).toISOString()).slice(0, 10);
    const compared = await askFor({
      title: t('payments.compare'), intro: t('payments.compareText'), submit: t('payments.compare'), value: { day: today },
      fields: [{ name: 'day', label: t('payments.day'), type: 'date', required: true, max: today }],
      send: values => api('POST', PATH, { body: values }),
    });
    if (!compared) return;
    toast(t('payments.compared', { day: compared.day, n: count(compared.open) }));
    await this.readDays();
    await this.table.go({ filters: { day: compared.day, state: 'all' } });
  });

  show = day => event => {
    event.preventDefault();
    return this.table.go({ filters: { day, state: 'all' } });
  };

  action() { return html`<button class="button" @click=${this.compare}>${t('payments.compare')}</button>`; }

  /** The latest compared days, each with what is still open. */
  calendar() {
    if (this.days.length === 0) return nothing;
    return html`<nav aria-label=${t('payments.comparedDays')}><ul class="row compared-days">${this.days.map(each => html`<li>
      <a class="button small num" href="?tab=differences&state=all&day=${each.day}" title=${dateTime(each.comparedAt)}
        aria-current=${each.day === this.table.filters.day ? 'true' : nothing} @click=${this.show(each.day)}>${each.day}
        <span class="badge ${each.open ? 'bad' : 'good'}">${
          t('payments.openOf', { open: count(each.open), n: count(each.differences) })}</span>
      </a></li>`)}</ul></nav>`;
  }

  view() { return html`${this.calendar()}${this.table.view()}`; }
}
