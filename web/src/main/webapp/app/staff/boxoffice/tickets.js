// Free-seating tickets: issue, look up, refund, print.
import { toast } from '../../core/announce.js';
import { count, dateTime, won } from '../../core/format.js';
import { askFor } from '../core/dialog.js';
import { Form } from '../core/form.js';
import { api, html, nothing, t } from '../core/frame.js';
import { Slips, codeOf, ticketSlip } from './slips.js';
import { Table } from '../core/table.js';

const STATUSES = ['issued', 'canceled'];

export class View {
  key = null;

  constructor(page) {
    this.page = page;
    this.slips = new Slips(page, () => this.focus());
    this.form = new Form(page, {
      value: { theater_name: '', movie_title: '', price_krw: '', quantity: 1, memo: '' },
      submit: t('counter.issue'),
      fields: [
        { name: 'theater_name', label: t('counter.theater'), required: true, maxlength: 100 },
        { name: 'movie_title', label: t('counter.movie'), required: true, maxlength: 200 },
        { name: 'price_krw', label: t('counter.priceOfOne'), type: 'won', required: true, min: 0, max: 1_000_000 },
        { name: 'quantity', label: t('counter.quantity'), type: 'number', required: true, min: 1, max: 10 },
        { name: 'memo', label: t('counter.memo'), maxlength: 500, wide: true },
      ],
      changed: () => { this.key = null; },
      send: values => this.send(values),
      saved: issued => this.issued(issued),
    });
    this.table = new Table(page, {
      caption: t('counter.tickets'),
      filters: [
        { name: 'id', label: t('counter.ticketId'), type: 'search' },
        { name: 'theater_name', label: t('counter.theater'), type: 'text' },
        { name: 'movie_title', label: t('counter.movie'), type: 'text' },
        { name: 'status', label: t('counter.status'), type: 'select',
          options: [['', t('counter.any')], ...STATUSES.map(each => [each, t(`counter.ticket.${each}`)])] },
      ],
      columns: [
        { label: t('counter.movie'), head: true,
          view: row => html`${row.movie_title}<br><span class="muted small">${row.theater_name}</span>` },
        { label: t('counter.price'), number: true, view: row => won(row.price_krw) },
        { label: t('counter.issuedAt'), view: row => html`<span class="num">${dateTime(row.issued_at)}</span>` },
        { label: t('counter.status'), view: row => html`<span class="badge ${row.status === 'issued' ? 'good' : 'muted'}">${
          t(`counter.ticket.${row.status}`)}</span> <span class="small">${row.cancel_reason ?? nothing}</span>` },
      ],
      rows: asked => this.rows(asked),
      actions: row => row.status === 'issued' ? [{ label: t('counter.print'), run: () => this.again(row) },
        { label: t('counter.refund'), run: () => this.refund(row), danger: true }] : [],
    });
  }

  async load() { await this.table.load(); }

  /** The quantity is all that changes from buyer to buyer; at first the theater is not known. */
  focus() {
    const { elements } = this.form.element() ?? {};
    (elements?.theater_name.value ? elements.quantity : elements?.theater_name)?.focus();
  }

  /** One by its id, as a scanner types it; otherwise a page of those that match. */
  async rows({ query: { id, ...others }, after, limit, signal }) {
    if (id?.trim()) {
      const found = await api('GET', `/api/tickets/${encodeURIComponent(id.trim())}`, { signal }).catch(error => {
        if (error.status === 404) return null;
        throw error;
      });
      return { rows: found ? [found] : [], next: null, total: found ? 1 : 0 };
    }
    const offset = Number(after ?? 0);
    const asked = new URLSearchParams({ ...others, limit, offset });
    const { tickets, total } = await api('GET', `/api/tickets?${asked}`, { signal });
    return { rows: tickets, next: offset + tickets.length < total ? String(offset + tickets.length) : null, total };
  }

  async send(values) {
    this.key ??= crypto.randomUUID();
    try {
      return await api('POST', '/api/tickets/issue', { body: { ...values, memo: values.memo || null }, key: this.key });
    } catch (error) {
      if (error.status && error.status < 500) this.key = null;
      throw error;
    }
  }

  async issued({ ticket_ids: ids, summary }) {
    this.key = null;
    const codes = await Promise.all(ids.map(id => codeOf(`/api/tickets/${id}/code`)));
    this.slips.show(t('counter.issued', { n: count(ids.length), amount: won(summary.price_krw * ids.length) }),
      ids.map((id, i) => ticketSlip({ ...summary, id, issued_at: new Date().toISOString() }, codes[i])));
    this.table.load();
    return { ...summary, quantity: 1, memo: '' };
  }

  async again(row) {
    this.slips.show(t('counter.printAgain'), ticketSlip(row, await codeOf(`/api/tickets/${row.id}/code`)));
  }

  async refund(row) {
    const key = crypto.randomUUID();
    const done = await askFor({
      title: t('counter.refundTicket'), intro: `${row.movie_title} · ${row.theater_name} · ${won(row.price_krw)}`,
      submit: t('counter.refundAmount', { amount: won(row.price_krw) }), danger: true, value: { reason: '' },
      fields: [{ name: 'reason', label: t('counter.reason'), maxlength: 500, wide: true }],
      send: ({ reason }) => api('POST', '/api/tickets/refund', { body: { ticket_ids: [row.id], reason: reason || null }, key }),
    });
    if (!done) return;
    toast(t('counter.refunded', { amount: won(row.price_krw) }));
    await this.table.load();
  }

  view() {
    if (this.slips.shown) return this.slips.view();
    return html`${this.form.view()}<h2>${t('counter.tickets')}</h2>${this.table.view()}`;
  }
}
