// The list of payments, and what staff do with one: ask the gateway now, refund it, or record that it was returned by hand.
import { now } from '../../core/clock.js';
import { count, dateTime, duration, won } from '../../core/format.js';
import { ask, askFor } from '../core/dialog.js';
import { api, attempt, html, nothing, t, toast, url } from '../core/frame.js';
import { Table, byCursor } from '../core/table.js';

const PATH = '/api/admin/payments';
const TONES = { DONE: 'good', UNKNOWN: 'bad', CONFIRMING: 'warn', REFUNDING: 'warn', COMPENSATING: 'warn' };
const DAY_MS = 86_400_000;

export const statusText = status => t(`payments.status.${status}`);

/** Asks the gateway about a payment now, and says what came of it. @param id of the payment */
export async function askNow(id) {
  const { status } = await api('POST', `${PATH}/${id}/retry`);
  toast(t('payments.asked', { status: statusText(status) }));
}

/** For how long a payment has had its status: with days from two on. */
function age(row) {
  const milliseconds = now() - Date.parse(row.changedAt);
  return milliseconds < 2 * DAY_MS ? duration(milliseconds) : t('payments.days', { n: count(Math.floor(milliseconds / DAY_MS)) });
}

const reason = ({ code, reason: text }) => code ? html`<span class="detail-text"><code>${code}</code>
  <span lang="ko">${text ?? ''}</span></span>` : nothing;

export class PaymentList {
  /** @param isDoubt whether only those are shown that may need somebody */
  constructor(page, isDoubt) {
    this.isDoubt = isDoubt;
    this.table = new Table(page, {
      caption: t(isDoubt ? 'payments.doubt' : 'payments.all'),
      empty: t(isDoubt ? 'payments.noDoubt' : 'staff.empty'),
      rows: byCursor(isDoubt ? `${PATH}?awaiting=true` : PATH, 'payments'),
      columns: [
        { label: t('payments.number'), head: true, view: row => html`<span class="num" title=${row.id}>${row.number}</span>` },
        { label: t('payments.status'),
          view: row => html`<span class="badge nowrap ${TONES[row.status] ?? 'muted'}">${statusText(row.status)}</span>` },
        isDoubt ? { label: t('payments.age'), number: true, view: row => html`<span title=${dateTime(row.changedAt)}>${age(row)}</span>` }
          : { label: t('payments.changed'), view: row => html`<span class="num nowrap">${dateTime(row.changedAt)}</span>` },
        { label: t('payments.reason'), view: reason },
        { label: t('payments.amount'), number: true, view: row => won(row.amount) },
        { label: t('payments.method'), view: row => t(`payments.method.${row.method}`) },
        { label: t('payments.reservation'), view: row => row.reservationId
          ? html`<a href=${url(`/admin/reservations/${row.reservationId}`)}>${t('payments.show')}</a>` : '–' },
      ],
      actions: row => [
        { label: t('payments.ask'), run: () => this.askOne(row) },
        row.status === 'DONE' && { label: t('payments.refund'), danger: true, run: () => this.refund(row) },
        row.status === 'REFUNDING' && row.method === 'MANUAL' && { label: t('payments.returned'), run: () => this.returned(row) },
      ],
    });
  }

  load() { return this.table.load(); }

  async askOne(row) {
    await askNow(row.id);
    await this.load();
  }

  /** What the platform does every half minute, now. */
  askAll = attempt(async () => {
    const { payments } = await api('POST', `${PATH}/reconcile`);
    toast(t('payments.askedAll', { n: count(payments) }));
    await this.load();
  });

  async refund(row) {
    const after = await askFor({
      title: t('payments.refundTitle', { number: row.number }),
      intro: t('payments.refundText', { amount: won(row.amount + row.points) }),
      submit: t('payments.refund'), danger: true,
      fields: [{ name: 'reason', label: t('payments.why'), type: 'textarea', rows: 2, maxlength: 500, wide: true,
        hint: t('payments.whyHint') }],
      send: values => api('POST', `${PATH}/${row.id}/refund`, { body: { reason: values.reason.trim() || null } }),
    });
    if (!after) return;
    toast(t('payments.asked', { status: statusText(after.status) }));
    await this.load();
  }

  async returned(row) {
    const isSure = await ask({ title: t('payments.returned'), text: t('payments.returnedText', { amount: won(row.amount) }),
      yes: t('payments.returned') });
    if (!isSure) return;
    const { status } = await api('POST', `${PATH}/${row.id}/returned`);
    toast(t('payments.asked', { status: statusText(status) }));
    await this.load();
  }

  action() {
    return this.isDoubt ? html`<button class="button" @click=${this.askAll}>${t('payments.askAll')}</button>` : nothing;
  }

  view() { return this.table.view(); }
}
