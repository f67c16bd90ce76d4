// Sales of seats at a counter: look up by number, refund, print again.
import { toast } from '../../core/announce.js';
import { dateTime, won } from '../../core/format.js';
import { askFor } from '../core/dialog.js';
import { api, html, nothing, t } from '../core/frame.js';
import { Slips, codeOf, meansText, refundSlip, saleSlip, seatsOf } from './slips.js';
import { Table } from '../core/table.js';

const path = '/api/box-office/sales';

export class View {
  constructor(page) {
    this.page = page;
    this.slips = new Slips(page, () => this.focus());
    this.table = new Table(page, {
      caption: t('counter.view.sales'),
      filters: [{ name: 'number', label: t('counter.number'), type: 'search', hint: 'TK…' }],
      columns: [
        { label: t('counter.sale'), head: true, view: row => html`<span class="num">${row.number}</span><br>
          <span class="muted small">${row.eventTitle} · ${dateTime(row.startsAt)}</span>` },
        { label: t('counter.seats'), view: seatsOf },
        { label: t('counter.total'), number: true,
          view: row => html`${won(row.total)}<br><span class="small">${meansText(row.means)}</span>` },
        { label: t('counter.soldAt'), view: row => html`<span class="num">${dateTime(row.soldAt)}</span>${row.buyerName || row.buyerPhone
          ? html`<br><span class="small">${row.buyerName ?? nothing} ${row.buyerPhone ?? nothing}</span>` : nothing}` },
        { label: t('counter.status'), view: row => this.status(row) },
      ],
      rows: async ({ query: { number }, signal }) => {
        const { sales } = await api('GET', `${path}?number=${encodeURIComponent(number.trim())}`, { signal });
        return { rows: sales, next: null, total: sales.length };
      },
      actions: row => [
        row.status === 'confirmed' ? { label: t('counter.print'), run: () => this.again(row) } : null,
        row.refundable ? { label: t('counter.refund'), run: () => this.refund(row), danger: true } : null,
      ],
    });
  }

  load() { return this.table.load(); }

  focus() { this.page.querySelector('[name=number]')?.focus(); }

  status(row) {
    const state = row.returned || !row.refundable ? row.status === 'confirmed' ? 'confirmed' : 'returned'
      : row.status === 'confirmed' ? 'confirmed' : 'awaits';
    return html`<span class="badge ${{ confirmed: 'good', returned: 'muted', awaits: 'warn' }[state]}">${t(`counter.is.${state}`)}</span>`;
  }

  async again(row) { this.slips.show(t('counter.printAgain'), saleSlip(row, await codeOf(`${path}/${row.id}/code`))); }

  async refund(row) {
    const key = crypto.randomUUID();
    const refunded = await askFor({
      title: t('counter.refundSale'),
      intro: [row.eventTitle, seatsOf(row), t(`counter.backBy.${row.means}`, { amount: won(row.total) })].join('\n'),
      submit: t('counter.refundAmount', { amount: won(row.total) }), danger: true, value: { reason: '' },
      fields: [{ name: 'reason', label: t('counter.reason'), required: true, maxlength: 200, wide: true }],
      send: ({ reason }) => api('POST', `${path}/${row.id}/refund`, { body: { reason }, key }),
    });
    if (!refunded) return;
    toast(t('counter.refunded', { amount: won(row.total) }));
    this.slips.show(t('counter.refunded', { amount: won(row.total) }), refundSlip(refunded));
    await this.table.load();
  }

  view() { return this.slips.shown ? this.slips.view() : html`<p class="muted small">${t('counter.salesText')}</p>${this.table.view()}`; }
}
